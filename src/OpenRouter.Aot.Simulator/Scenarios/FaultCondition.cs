namespace OpenRouter.Aot.Simulator;

/// <summary>
/// When a fault strikes. A request matches if every filter that is set fits (key, account, model, endpoint, stream); the matching requests
/// are numbered from 1 in their order of arrival, and the remaining members choose among them. What is not set lets everything pass.
/// </summary>
public sealed class FaultCondition
{
    /// <summary>The alias of the key.</summary>
    public string? Key { get; set; }

    /// <summary>The name of the account.</summary>
    public string? Account { get; set; }

    /// <summary>The slug of the model, with or without a routing suffix such as <c>:nitro</c>.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The endpoint: <c>chat/completions</c>, <c>completions</c>, <c>responses</c>, <c>messages</c>, <c>embeddings</c> or <c>rerank</c>. Questions about a key,
    /// requests inside a batch, submissions of
    /// batches and batches as a whole are left alone by every fault that does not name <c>key</c>, <c>batch</c>, <c>batch_submit</c> or <c>batch_run</c> here.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>Whether the request asks for a stream.</summary>
    public bool? Stream { get; set; }

    /// <summary>The number of the first matching request to strike, from 1.</summary>
    public long? FromRequest { get; set; }

    /// <summary>The number of the last matching request to strike.</summary>
    public long? UntilRequest { get; set; }

    /// <summary>Seconds after the simulator's start from which on it strikes.</summary>
    public double? FromSeconds { get; set; }

    /// <summary>Seconds after the simulator's start at which it stops striking.</summary>
    public double? UntilSeconds { get; set; }

    /// <summary>
    /// Counts <see cref="FromSeconds"/> and <see cref="UntilSeconds"/> from the start of each period of that many seconds, so that the fault
    /// comes again and again. Default: <see langword="null"/>, there is one period without end.
    /// </summary>
    public double? PeriodSeconds { get; set; }

    /// <summary>
    /// Counts the seconds from the first attempt, whatever it asked for, rather than from the simulator's start: until then the clock stands at 0.
    /// Default: false.
    /// </summary>
    public bool FromFirstAttempt { get; set; }

    /// <summary>Strikes only each N-th matching request: those whose number divides by N.</summary>
    public int? Every { get; set; }

    /// <summary>
    /// The chance for each matching request, from 0 to 1, decided by the seed, the fault's name and the request's number alone.
    /// </summary>
    public double? Probability { get; set; }

    /// <summary>How often it strikes at most.</summary>
    public long? Times { get; set; }
}
