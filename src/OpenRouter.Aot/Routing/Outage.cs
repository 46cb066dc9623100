namespace OpenRouter.Aot;

/// <summary>
/// The suspicion that the service refuses every key at once, and what became of it. Not safe for use by several threads: whoever has it holds the
/// lock of <see cref="ServiceHealth"/>.
/// </summary>
/// <param name="since">When it began.</param>
/// <param name="reason">What the service said.</param>
/// <param name="refused">The keys that were refused.</param>
/// <param name="untried">Keys that nobody has tried since: one that the service knows shows that the others are to blame after all.</param>
internal sealed class Outage(DateTimeOffset since, string reason, IEnumerable<PoolKey> refused, IEnumerable<PoolKey> untried)
{
    private readonly List<PoolKey> refused = [.. refused];
    private readonly Queue<PoolKey> untried = new(untried);
    private int asked;
    private DateTimeOffset endingSince;

    public DateTimeOffset Since => since;

    public string Reason => reason;

    /// <summary>The keys that were refused. They keep what they had before: the service is to blame.</summary>
    public IReadOnlyList<PoolKey> Refused => refused;

    /// <summary>Whether it is more than a suspicion: no key is left that could show the contrary.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>The refused key that the service knows again: one request may try. Null while it knows none.</summary>
    public PoolKey? KnownAgain { get; private set; }

    /// <summary>Whether the service knows a refused key again.</summary>
    public bool IsEnding => KnownAgain is not null;

    /// <summary>
    /// Whether a refusal is the key's own fault: another was known again before. Keys that are dead would otherwise be tried for ever, where they come first.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="began">When the attempt began that was refused.</param>
    public bool Condemns(PoolKey key, DateTimeOffset began) => KnownAgain is { } known && !ReferenceEquals(known, key) && began >= endingSince;

    /// <summary>The service knows a refused key again.</summary>
    public void BeginEnd(PoolKey known, DateTimeOffset now)
    {
        KnownAgain = known;
        endingSince = now;
    }

    /// <summary>It does not end after all.</summary>
    public void Resume() => KnownAgain = null;

    /// <summary>The key that the service is being asked about; null where it is asked about none.</summary>
    public PoolKey? Asked { get; set; }

    /// <summary>The key to ask about: first those that nobody has tried, then the refused ones in turn.</summary>
    public PoolKey NextToAsk() => Asked = untried.TryDequeue(out PoolKey? key) ? key : refused[asked++ % refused.Count];

    public bool Blames(PoolKey key) => refused.Contains(key);

    public void Add(PoolKey key)
    {
        if (!refused.Contains(key))
            refused.Add(key);
    }

    /// <summary>Takes it as given, and gives the keys back to service: what holds requests back is the service's own gate.</summary>
    public void Confirm()
    {
        IsConfirmed = true;
        untried.Clear();
        foreach (PoolKey key in refused)
        {
            if (key.Breaker.Condition is { State: KeyState.Quarantined } condition)
                key.Forgive(condition);
        }
    }

    /// <summary>Takes it back: the refused keys are to blame.</summary>
    public void Refute()
    {
        foreach (PoolKey key in refused)
        {
            if (key.Breaker.Condition is not { IsOut: true })
                key.Breaker.Open(KeyState.Quarantined, null, reason);
        }
    }
}
