namespace OpenRouter.Aot;

/// <summary>How a bulk run goes.</summary>
public sealed class BulkOptions
{
    /// <summary>The most requests at once. Default 64; 1 to 10,000.</summary>
    public int MaxConcurrency { get; init; } = 64;

    /// <summary>Whether results come in the order of the requests rather than as they finish. One that nothing can serve then pauses the run. Default false.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>
    /// What every request wants otherwise than the client's defaults. Without <see cref="RequestOptions.Deadline"/> a request has none: what ends by itself
    /// is waited out (<see cref="RoutingOptions.BulkPatience"/>), and for what does not the run pauses.
    /// </summary>
    public RequestOptions? Request { get; init; }

    /// <summary>
    /// Where the run writes down what it has done, so that another can go on with it: requests that have an outcome there are passed over, unless it was one that another
    /// attempt may change. Ids must then be unique. Null for none.
    /// </summary>
    public BulkJournal? Journal { get; init; }

    /// <summary>Whether requests of the journal that failed by their own fault are run again too. Default false.</summary>
    public bool RetriesRefused { get; init; }

    /// <summary>
    /// How long a run that pauses because nothing can serve it waits for that to end, before it ends in a <see cref="BulkPausedException"/>. One request at a time
    /// finds out. Default zero: it does not wait.
    /// </summary>
    public TimeSpan Wait { get; init; }

    /// <summary>
    /// The most that the run may cost, in USD, what the journal knows of earlier ones included. What is in flight is reserved, from the catalogue's prices, as
    /// if every byte of the body were a token and the answer as long as it may be; the run pauses before it could cost more. Not counted is what only the service knows:
    /// images by their address, its own tools and plugins. Null for no limit.
    /// </summary>
    public decimal? MaxCost { get; init; }

    /// <summary>
    /// Whether the run goes on although one request after the other fails by its own fault in the same way. Default false: it pauses when the first 50 outcomes are
    /// the same failure, or any 500 in a row.
    /// </summary>
    public bool KeepsGoing { get; init; }

    /// <summary>
    /// Ends the run in order when it is cancelled: nothing more is sent, what is on the wire is finished, what only waits is given up, and the run ends in a
    /// <see cref="BulkPausedException"/>.
    /// </summary>
    public CancellationToken Stop { get; init; }

    /// <summary>
    /// How requests are sent. Default <see cref="BulkVia.Requests"/>. Batches need a <see cref="Journal"/>, which keeps whose results are to be fetched should the
    /// process die, and come in the order in which they end; the cost of a batch is known only at its end, so there can be no <see cref="MaxCost"/>.
    /// </summary>
    public BulkVia Via { get; init; }

    /// <summary>Is told what its owner may want to know of batches: a model that has none, requests that are sent by themselves; null where nobody wants to know.</summary>
    public Action<string>? Noted { get; init; }

    /// <summary>How soon a batch is first asked for after it was submitted.</summary>
    internal TimeSpan FirstLook { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Is told when the run begins to wait, and with null when it goes on; null where nobody wants to know. Called on any thread.</summary>
    public Action<BulkPause?>? Paused { get; init; }
}
