namespace OpenRouter.Aot.Simulator;

/// <summary>
/// A consistent snapshot of what a simulator has seen: <see cref="Attempts"/> equals <see cref="Succeeded"/> plus <see cref="Failed"/> plus
/// <see cref="InFlight"/>, and the attempts of all keys, of all models and of all accounts each sum up to <see cref="Attempts"/>.
/// </summary>
/// <remarks>
/// An attempt is one inference POST whose body has arrived. Looking up a key, a model or a generation is none. An attempt is counted
/// as ended just before its last bytes are sent, so a client that holds a whole answer finds it counted.
/// </remarks>
public sealed class SimulatorCounters
{
    /// <summary>Inference POSTs that arrived.</summary>
    public required long Attempts { get; init; }

    /// <summary>Attempts whose whole good answer was written to the end.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Attempts that ended in an error (also one inside a 200), an empty or broken answer, or a client that left.</summary>
    public required long Failed { get; init; }

    /// <summary>Attempts that are still running.</summary>
    public required long InFlight { get; init; }

    /// <summary>The most attempts that ever ran at once.</summary>
    public required long MaxInFlight { get; init; }

    /// <summary>Failed attempts whose client closed the connection, or reset its HTTP/2 stream, before the end of the answer.</summary>
    public required long Left { get; init; }

    /// <summary>Connections that have been opened.</summary>
    public required long Connections { get; init; }

    /// <summary>Connections that are open.</summary>
    public required long OpenConnections { get; init; }

    /// <summary>Requests of any kind that no endpoint, or in replay no recording, answers.</summary>
    public required long Unmatched { get; init; }

    /// <summary>
    /// Attempts answered well whose body had been answered well before, byte for byte: work that was paid for twice. Counted only with
    /// <see cref="SimulatorOptions.CountsRepeats"/>, else 0.
    /// </summary>
    public required long Repeated { get; init; }

    /// <summary>Batches that were taken on.</summary>
    public required long Batches { get; init; }

    /// <summary>Requests in these batches. They are no attempts.</summary>
    public required long BatchRequests { get; init; }

    /// <summary>What all attempts and batches have cost, in USD.</summary>
    public required double CostUsd { get; init; }

    /// <summary>By key alias. A key that the scenario does not list counts as <c>unknown</c>.</summary>
    public required IReadOnlyDictionary<string, AttemptCounters> Keys { get; init; }

    /// <summary>
    /// By the model that the request asked for, suffix included, or that answered well in its place; <c>unknown</c> where it named none,
    /// <c>other</c> past 1,000 different names.
    /// </summary>
    public required IReadOnlyDictionary<string, AttemptCounters> Models { get; init; }

    /// <summary>By account name; <c>unknown</c> for unknown keys.</summary>
    public required IReadOnlyDictionary<string, AttemptCounters> Accounts { get; init; }

    /// <summary>Fault name to how often it fired. Every fault of the scenario is listed, also one that never fired.</summary>
    public required IReadOnlyDictionary<string, long> Faults { get; init; }
}
