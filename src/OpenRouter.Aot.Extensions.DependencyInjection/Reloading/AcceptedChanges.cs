using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace OpenRouter.Aot.Reloading;

/// <summary>
/// Tells those who watch a client's options of changes that were checked and taken over. A monitor that followed the configuration itself would throw where
/// it is wrong, on a thread of the configuration. Safe for use by several threads.
/// </summary>
internal sealed class AcceptedChanges
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> signals = new(StringComparer.Ordinal);

    /// <summary>The next change of a client's options.</summary>
    public IChangeToken GetToken(string name) => new CancellationChangeToken(signals.GetOrAdd(name, static _ => new CancellationTokenSource()).Token);

    /// <summary>Options were taken over.</summary>
    public void Signal(string name)
    {
        if (!signals.TryRemove(name, out CancellationTokenSource? signal))
            return;
        try
        {
            signal.Cancel();
        }
        catch (AggregateException)
        {
            // Who watches the options must not keep the keys from being changed again.
        }
    }

    /// <summary>The signal of one client, as a monitor of options wants it.</summary>
    internal sealed class Source(string name, AcceptedChanges changes) : IOptionsChangeTokenSource<OpenRouterClientOptions>
    {
        public string Name => name;

        public IChangeToken GetChangeToken() => changes.GetToken(name);
    }
}
