namespace OpenRouter.Aot.Simulator;

/// <summary>The moments of a request at which faults are tried.</summary>
internal enum FaultStage
{
    /// <summary>Once, when the request has been read and its key is known.</summary>
    Request,

    /// <summary>For each model that is tried, before its answer is decided.</summary>
    Model,

    /// <summary>For the model that answers.</summary>
    Answer,
}
