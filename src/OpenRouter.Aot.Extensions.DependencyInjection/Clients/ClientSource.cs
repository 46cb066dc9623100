using Microsoft.Extensions.Configuration;

namespace OpenRouter.Aot.Clients;

/// <summary>A client that was registered: its name, and where its options come from.</summary>
/// <param name="name">The name; that of <c>Options.DefaultName</c> for the one without.</param>
internal abstract class ClientSource(string name)
{
    /// <summary>The client's name.</summary>
    public string Name => name;

    /// <summary>What the client is called in logs.</summary>
    public string Label => name.Length == 0 ? "default" : name;

    /// <summary>Whether what it reads may change without anybody saying so.</summary>
    public virtual bool IsPolled => true;

    /// <summary>Reads the options; null where nothing could be read, and the mistakes say why.</summary>
    /// <param name="services">The container.</param>
    /// <param name="mistakes">Takes what could not be read.</param>
    public abstract OpenRouterClientOptions? Read(IServiceProvider services, ICollection<string> mistakes);

    /// <summary>The configurations whose changes may be changes of the options.</summary>
    /// <param name="services">The container.</param>
    public virtual IEnumerable<IConfiguration> GetWatched(IServiceProvider services) => [];
}
