using OpenRouter.Aot.Logging;
using OpenRouter.Aot.Reloading;

namespace OpenRouter.Aot.Clients;

/// <summary>A client with what looks after it.</summary>
/// <param name="label">What it is called in logs.</param>
/// <param name="client">The client.</param>
/// <param name="reloader">Brings it changed keys.</param>
/// <param name="health">Logs how its keys fare.</param>
internal sealed class HostedClient(string label, OpenRouterClient client, KeyReloader reloader, HealthWatch health) : IDisposable
{
    public string Label => label;

    public OpenRouterClient Client => client;

    /// <summary>Requests that run or wait now.</summary>
    public int CountRequests()
    {
        ClientStatistics statistics = client.GetStatistics();
        return statistics.InFlight + statistics.Waiting;
    }

    public void Dispose()
    {
        reloader.Dispose();
        health.Dispose();
        client.Dispose();
    }
}
