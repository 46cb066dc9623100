using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>A batch at OpenRouter with the requests of this run that wait for its results.</summary>
/// <param name="known">What the journal keeps of it.</param>
/// <param name="firstLook">How soon it is first asked for.</param>
internal sealed class BulkBatch(JournalBatch known, TimeSpan firstLook)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private TimeSpan pause;

    public JournalBatch Known => known;

    /// <summary>The requests that wait, by their ids.</summary>
    public Dictionary<string, BulkLine> Waiting { get; } = new(StringComparer.Ordinal);

    /// <summary>When it is to be asked for.</summary>
    public DateTimeOffset NextLook { get; private set; }

    /// <summary>Since when it cannot be asked for; null where it can.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Since when the service says that there is no such batch; null where it does not.</summary>
    public DateTimeOffset? UnknownSince { get; set; }

    /// <summary>The batch as the endpoint asks for it: with the key that submitted it, or another of its account.</summary>
    public Batch ToAsk() => new() { Id = known.Id, Info = new AnswerInfo { KeyAlias = known.KeyAlias, Account = known.Account } };

    /// <summary>A request begins to wait.</summary>
    public void Add(BulkLine line, DateTimeOffset now)
    {
        if (Waiting.Count == 0)
            (pause, NextLook) = (firstLook, now + firstLook);
        Waiting[line.Request.Id] = line;
    }

    /// <summary>It is to be asked for again: each time somewhat later.</summary>
    public void Postpone(DateTimeOffset now, DateTimeOffset? notBefore)
    {
        pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        NextLook = notBefore is { } hint && hint > now + pause ? hint : now + pause;
    }
}
