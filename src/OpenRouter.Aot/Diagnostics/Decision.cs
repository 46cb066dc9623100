namespace OpenRouter.Aot;

/// <summary>
/// Why one attempt was made with this key and this model, and what came of it. A record of fixed size: it holds values and references to strings
/// that exist anyway, never a secret and never the account's id at OpenRouter.
/// </summary>
/// <remarks>
/// It is written when the attempt has its verdict; of a stream, once it has ended or was left. A request that was refused without an attempt has
/// one record too: <see cref="Attempt"/> is 0 and <see cref="Reason"/> is <see cref="DecisionReason.NoChoice"/>.
/// </remarks>
public readonly record struct Decision
{
    /// <summary>The number of the request in this client, from 1, in the order in which they began.</summary>
    public long Request { get; init; }

    /// <summary>Which attempt of the request it is, from 1; 0 where the request was refused and nothing was sent.</summary>
    public int Attempt { get; init; }

    /// <summary>When the key was chosen, in UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The model that was asked for; null where the attempt left it to the account's default.</summary>
    public string? Model { get; init; }

    /// <summary>The alias of the chosen key; empty for a refusal.</summary>
    public string Key { get => field ?? ""; init; }

    /// <summary>The account of the key, as far as it is known; the alias of a key that stands alone. Empty for a refusal.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>How many keys could have served at that moment, the chosen one included; 0 for a refusal.</summary>
    public int Candidates { get; init; }

    /// <summary>Why this key and this model.</summary>
    public DecisionReason Reason { get; init; }

    /// <summary>
    /// How many details of reasoning the attempt's body left out of the history, because another family of models had signed or encrypted them;
    /// counted up to 65,535. Plain ones stay.
    /// </summary>
    public int DroppedReasoning { get; init; }

    /// <summary>How long the request waited between the decision before, or its beginning, and this one.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Whom the verdict blames; <see cref="VerdictScope.None"/> for a success, and where the caller gave up.</summary>
    public VerdictScope Scope { get; init; }

    /// <summary>What the verdict asks for; <see cref="VerdictAction.Accept"/> for a success alone.</summary>
    public VerdictAction Action { get; init; }

    /// <summary>When a retry may work; null where nobody knows.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The verdict's reason in a line, which quotes the service, or "given up by the caller"; empty for a success.</summary>
    public string Outcome { get => field ?? ""; init; }

    /// <summary>The HTTP status of the answer; 0 where none came.</summary>
    public int Status { get; init; }

    /// <summary>How long the attempt took, from the choice of the key to the verdict; 0 while a stream is being read.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether the attempt was answered well.</summary>
    public bool IsSuccess => Action == VerdictAction.Accept;
}
