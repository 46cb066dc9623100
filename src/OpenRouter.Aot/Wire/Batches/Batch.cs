namespace OpenRouter.Aot.Batches;

/// <summary>Requests that were handed over together, to be answered within a day at about half the price.</summary>
[JsonModel]
public sealed partial class Batch
{
    /// <summary>The batch's id, which only keys of the account that submitted it can ask for.</summary>
    public partial string? Id { get; set; }

    /// <summary>What it is: <c>batch</c>.</summary>
    public partial string? Object { get; set; }

    /// <summary>The endpoint that all its requests are for.</summary>
    public partial BatchTarget? Endpoint { get; set; }

    /// <summary>The model that all its requests are for.</summary>
    public partial string? Model { get; set; }

    /// <summary>How long it may take: <c>24h</c>.</summary>
    public partial string? CompletionWindow { get; set; }

    /// <summary>How far it is.</summary>
    public partial BatchStatus? Status { get; set; }

    /// <summary>When it was taken on, in seconds since 1970.</summary>
    public partial long? CreatedAt { get; set; }

    /// <summary>When it ended, in seconds since 1970; null until then.</summary>
    public partial long? FinalizedAt { get; set; }

    /// <summary>When its window ends, in seconds since 1970; null where the service does not say.</summary>
    public partial long? ExpiresAt { get; set; }

    /// <summary>The provider that runs it; null where the service does not say.</summary>
    public partial string? Provider { get; set; }

    /// <summary>How many of its requests ended.</summary>
    public partial BatchCounts? RequestCounts { get; set; }

    /// <summary>What it used and cost; null until it has ended.</summary>
    public partial BatchUsage? Usage { get; set; }

    /// <summary>
    /// What became of its requests, in no order, found by <see cref="BatchResult.CustomId"/>; null until it has ended. The service keeps them for 30 days.
    /// </summary>
    public partial IReadOnlyList<BatchResult>? Results { get; set; }

    /// <summary>Why it failed as a whole; null where it did not.</summary>
    public partial BatchError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Whether nothing more will change: it is completed, failed, expired or cancelled.</summary>
    public bool IsOver => Status is { IsTerminal: true };

    /// <summary>How this answer came about: the alias and account of the key that asked, which is to ask again.</summary>
    public AnswerInfo Info { get; internal set; } = new();
}
