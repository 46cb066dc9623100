namespace OpenRouter.Aot;

/// <summary>What is to be done about a request that a run meets.</summary>
internal enum JournalClaim
{
    /// <summary>It is to be run.</summary>
    Run,

    /// <summary>It is to be run again, because it asks for something else than when it was done.</summary>
    Changed,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is in a batch at OpenRouter, whose results are to be awaited.</summary>
    Batched,

    /// <summary>Another of this run has the same id.</summary>
    Repeated,
}
