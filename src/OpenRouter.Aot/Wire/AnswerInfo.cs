namespace OpenRouter.Aot;

/// <summary>How an answer came about: which key, account and model served it, after how many attempts, and what it cost.</summary>
/// <remarks>Of a stream, the members fill as it is read and are final once it has ended.</remarks>
public sealed class AnswerInfo
{
    // Every request makes one: a nullable decimal would pad its flag to 8 bytes.
    private decimal cost;
    private bool hasCost;

    /// <summary>The alias of the key that served.</summary>
    public string KeyAlias { get; internal set; } = "";

    /// <summary>The account of that key, as far as it is known.</summary>
    public string Account { get; internal set; } = "";

    /// <summary>The model that the successful attempt asked for; null where it left it to the account's default.</summary>
    public string? RequestedModel { get; internal set; }

    /// <summary>The model that the answer names. It is the one that was billed, and may differ from the one asked for.</summary>
    public string? Model { get; internal set; }

    /// <summary>The provider that the answer names.</summary>
    public string? Provider { get; internal set; }

    /// <summary>The generation's id, for <c>GET /generation</c> and for support.</summary>
    public string? GenerationId { get; internal set; }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; internal set; }

    /// <summary>Inference requests that left the client for this answer, the successful one included.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Time spent waiting between attempts: for a hint, a backoff, or a key to become available.</summary>
    public TimeSpan Waited { get; internal set; }

    /// <summary>From the start of the successful attempt to its first content; of an answer that is no stream, to its end.</summary>
    public TimeSpan TimeToFirstToken { get; internal set; }

    /// <summary>From the call to the end of the answer, waits and failed attempts included.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>What OpenRouter charged, in USD; null where the answer does not say.</summary>
    public decimal? Cost
    {
        get => hasCost ? cost : null;
        internal set => (hasCost, cost) = (value is not null, value ?? 0);
    }

    /// <summary>The number of the request in its client, from 1.</summary>
    internal long Request { get; init; }

    /// <summary>When the key of the last attempt was chosen, in UTC ticks.</summary>
    internal long ChosenAtTicks { get; set; }

    /// <summary>How long the last attempt took, in ticks; 0 until it has ended.</summary>
    internal long AttemptTicks { get; set; }

    /// <summary>How many keys could have served then; a pool has at most 4,096.</summary>
    internal ushort Candidates { get; set; }

    /// <summary>Why this key and model, as a number: what it means is not for the wire to know.</summary>
    internal byte ChoiceReason { get; set; }

    /// <summary>How many details of reasoning the last attempt's body left out.</summary>
    internal ushort DroppedReasoning { get; set; }

    /// <summary>What is kept of attempts that failed, and for who listens; null where none did, and nobody does.</summary>
    internal object? Trail { get; set; }
}
