using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenRouter.Aot.Logging;
using OpenRouter.Aot.Reloading;
using OpenRouter.Aot.Secrets;

namespace OpenRouter.Aot.Clients;

/// <summary>The clients of a container, each made when it is first asked for. Safe for use by several threads.</summary>
internal sealed class ClientRegistry(
    IServiceProvider services,
    IEnumerable<ClientSource> sources,
    IOptionsMonitor<OpenRouterClientOptions> monitor,
    IOptionsFactory<OpenRouterClientOptions> factory,
    AcceptedChanges accepted,
    IOptions<OpenRouterHostingOptions> hosting,
    TimeProviderChoice time,
    ClientLog log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HostedClient>> clients = new(StringComparer.Ordinal);

    /// <summary>The clients that have been made.</summary>
    public IEnumerable<HostedClient> Made => clients.Values.Where(static client => client.IsValueCreated).Select(static client => client.Value);

    /// <summary>The client of a name.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong with its options; it lists every mistake.</exception>
    public OpenRouterClient Get(string name)
    {
        Lazy<HostedClient> client = clients.GetOrAdd(name, static (name, registry) => new Lazy<HostedClient>(() => registry.Make(name)), this);
        try
        {
            return client.Value.Client;
        }
        catch (Exception)
        {
            // What was wrong may have been mended when it is asked for again.
            clients.TryRemove(new KeyValuePair<string, Lazy<HostedClient>>(name, client));
            throw;
        }
    }

    public void Dispose()
    {
        foreach (HostedClient client in Made)
            client.Dispose();
    }

    private HostedClient Make(string name)
    {
        ClientSource source = sources.First(source => source.Name == name);
        OpenRouterClientOptions options = monitor.Get(name);
        var client = new OpenRouterClient(options);
        log.ClientMade(source.Label, options.Keys.Count, options.BaseUrl);
        foreach (string note in options.Notes)
            log.OptionsNote(source.Label, note);
        var health = new HealthWatch(source.Label, client, hosting.Value.LowLimit, time.Value, log);
        var look = new KeyLook(source, client, options, factory, accepted, log);
        var reloader = new KeyReloader(look, services.GetService<CallbackSecrets>(), source.IsPolled ? hosting.Value.PollInterval : TimeSpan.Zero, hosting.Value.Debounce, time.Value);
        reloader.Watch(source.GetWatched(services), services.GetServices<IOptionsChangeTokenSource<OpenRouterClientOptions>>(), name);
        return new HostedClient(source.Label, client, reloader, health);
    }
}
