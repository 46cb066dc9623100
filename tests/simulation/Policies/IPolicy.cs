namespace OpenRouter.Aot.Simulation;

/// <summary>
/// The rules by which a peer distributes requests, restated: synchronous, time in, decisions out. One thread calls it, under the virtual clock as well
/// as before a real HTTP client.
/// </summary>
internal interface IPolicy
{
    /// <summary>What to do about a request now: at first, after a failure that is tried again, and whenever a wait is over.</summary>
    public PolicyStep Next(PolicyRequest request, DateTimeOffset now);

    /// <summary>Takes an answer in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="attempt">The attempt, as <see cref="Next"/> told it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the request is tried again: then <see cref="Next"/> is asked; otherwise the answer goes to the caller as it is.</returns>
    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now);

    /// <summary>Whether the rules keep requests from a key now, whatever the model.</summary>
    public bool IsBenched(int key, DateTimeOffset now);
}
