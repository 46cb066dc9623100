using Microsoft.Extensions.Hosting;
using OpenRouter.Aot.Logging;

namespace OpenRouter.Aot.Clients;

/// <summary>
/// Lets requests that run when a host stops come to their end, until the host's own limit. New ones are served meanwhile: a web server that drains needs
/// its clients. Afterwards the container disposes of the clients.
/// </summary>
internal sealed class ClientDrain(ClientRegistry registry, TimeProviderChoice time, ClientLog log) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes after every service has stopped, and with them what makes requests.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([.. registry.Made.Select(client => DrainAsync(client, cancellationToken))]);

    private async Task DrainAsync(HostedClient client, CancellationToken ct)
    {
        int requests = client.CountRequests();
        if (requests == 0)
            return;
        long began = time.Value.GetTimestamp();
        log.DrainStarted(client.Label, requests);
        // Between two attempts, and between two requests of one task, a request is for a moment nowhere to be counted.
        int quiet = 0;
        try
        {
            while (quiet < 2)
            {
                await Task.Delay(Pause, time.Value, ct).ConfigureAwait(false);
                quiet = client.CountRequests() == 0 ? quiet + 1 : 0;
            }

            log.DrainEnded(client.Label, time.Value.GetElapsedTime(began));
        }
        catch (OperationCanceledException)
        {
            log.DrainTimedOut(client.Label, client.CountRequests(), time.Value.GetElapsedTime(began));
        }
    }
}
