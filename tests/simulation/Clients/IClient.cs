namespace OpenRouter.Aot.Simulation;

/// <summary>Who carries the requests of a run to the service.</summary>
internal interface IClient
{
    /// <summary>Gets ready before the first request.</summary>
    /// <param name="ready">Called once it is.</param>
    public void Prepare(Action ready);

    /// <summary>Takes a request, and ends it with <see cref="SimulationRun.End"/>.</summary>
    public void Begin(SimulatedRequest request);

    /// <summary>Whether it keeps requests from a key now, whatever the model.</summary>
    public bool IsBenched(int key);

    /// <summary>How many requests wait for something of the client's own.</summary>
    public int Waiting { get; }

    /// <summary>How many attempts it would have run at once for the first model; null where it knows no such limit.</summary>
    public int? Width => null;
}
