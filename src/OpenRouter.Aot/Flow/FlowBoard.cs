using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>The flows of a client: what each account, and each model with its keys, can take. Safe for use by several threads.</summary>
/// <param name="width">How many attempts may run at once for each account and model; null for a width that adapts.</param>
/// <param name="interactiveShare">The share of each width that bulk runs leave free while there are interactive requests.</param>
internal sealed class FlowBoard(int? width, double interactiveShare)
{
    // Labels of accounts that are long gone are forgotten with the rest.
    private const int MaxAccounts = 8192;

    private static readonly TimeSpan InteractiveMemory = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, AccountFlow> accounts = new(StringComparer.Ordinal);
    private long lastInteractive = long.MinValue / 2;

    /// <summary>Called whenever a flow has room for one more: who waits for it may go on.</summary>
    public Action<ModelFlow>? RoomReturned { get; set; }

    /// <summary>How fast attempts may begin over all accounts.</summary>
    public AddressPace Pace { get; } = new();

    /// <summary>The flow of an account over all models.</summary>
    public AccountFlow Find(PoolAccount account)
    {
        if (accounts.Count > MaxAccounts)
            accounts.Clear();
        return accounts.GetOrAdd(account.Label, static (_, added) => new AccountFlow(added), account);
    }

    public AdaptiveWidth CreateWidth() => width is { } most ? AdaptiveWidth.Fixed(most) : AdaptiveWidth.Begin();

    /// <summary>An interactive request came: for a while bulk runs leave room for more of them.</summary>
    public void NoteInteractive(DateTimeOffset now)
    {
        // Once a second is enough, and spares the others the cache line.
        if (now.UtcTicks - Volatile.Read(ref lastInteractive) > TimeSpan.TicksPerSecond)
            Volatile.Write(ref lastInteractive, now.UtcTicks);
    }

    /// <summary>What a bulk run must leave free now: a share of each width.</summary>
    public double ShareToLeave(DateTimeOffset now) =>
        now.UtcTicks - Volatile.Read(ref lastInteractive) <= InteractiveMemory.Ticks ? interactiveShare : 0;
}
