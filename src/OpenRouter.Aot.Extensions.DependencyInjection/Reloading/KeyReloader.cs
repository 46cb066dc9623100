using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenRouter.Aot.Secrets;

namespace OpenRouter.Aot.Reloading;

/// <summary>Decides when to look for changed keys: a moment after a change was reported, and from time to time. Safe for use by several threads.</summary>
internal sealed class KeyReloader : IDisposable
{
    // A source that never comes to rest is looked at all the same.
    private const int MostDebounces = 8;

    private readonly Lock gate = new();
    private readonly List<IDisposable> watched = [];
    private readonly CancellationTokenSource ended = new();
    private readonly KeyLook look;
    private readonly CallbackSecrets? callback;
    private readonly TimeSpan poll;
    private readonly TimeSpan debounce;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long? changedSince;
    private bool isLooking;
    private bool isDisposed;

    /// <param name="look">What is done each time.</param>
    /// <param name="callback">Secrets that must be fetched before; null where there are none.</param>
    /// <param name="poll">The time between two looks without a change; zero for none.</param>
    /// <param name="debounce">How long a change waits for others.</param>
    /// <param name="time">The clock.</param>
    public KeyReloader(KeyLook look, CallbackSecrets? callback, TimeSpan poll, TimeSpan debounce, TimeProvider time)
    {
        this.look = look;
        this.callback = callback;
        this.poll = poll > TimeSpan.Zero ? poll : Timeout.InfiniteTimeSpan;
        this.debounce = debounce;
        this.time = time;
        // A timer would keep the context of whoever asked for the client first.
        using (ExecutionContext.SuppressFlow())
            timer = time.CreateTimer(static reloader => _ = ((KeyReloader)reloader!).LookAsync(), this, this.poll, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Follows what reports its changes.</summary>
    /// <param name="configurations">Configurations.</param>
    /// <param name="sources">Reports of a program's own; those of accepted changes are none.</param>
    /// <param name="name">The client's name.</param>
    public void Watch(IEnumerable<IConfiguration> configurations, IEnumerable<IOptionsChangeTokenSource<OpenRouterClientOptions>> sources, string name)
    {
        foreach (IConfiguration configuration in configurations)
            watched.Add(ChangeToken.OnChange(configuration.GetReloadToken, Changed));
        foreach (IOptionsChangeTokenSource<OpenRouterClientOptions> source in sources)
        {
            if (source is not AcceptedChanges.Source && source.Name == name)
                watched.Add(ChangeToken.OnChange(source.GetChangeToken, Changed));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed)
                return;
            isDisposed = true;
        }

        foreach (IDisposable source in watched)
            source.Dispose();
        timer.Dispose();
        ended.Cancel();
    }

    private void Changed()
    {
        lock (gate)
        {
            long now = time.GetTimestamp();
            changedSince ??= now;
            bool mayWait = time.GetElapsedTime(changedSince.Value, now) < debounce * (MostDebounces - 1);
            if (!isLooking && mayWait && !isDisposed)
                timer.Change(debounce, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LookAsync()
    {
        lock (gate)
        {
            if (isLooking || isDisposed)
                return;
            isLooking = true;
            changedSince = null;
        }

        try
        {
            if (callback is not null)
                await callback.RefreshAsync(ended.Token).ConfigureAwait(false);
            look.Look();
        }
        catch (OperationCanceledException)
        {
            // Disposed meanwhile.
        }
        finally
        {
            lock (gate)
            {
                isLooking = false;
                if (!isDisposed)
                    timer.Change(changedSince is null ? poll : debounce, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
