namespace OpenRouter.Aot;

/// <summary>The run that batches belong to.</summary>
internal interface IBulkBatchOwner
{
    /// <summary>Ends the run at once.</summary>
    public CancellationToken Abort { get; }

    /// <summary>Gives a result to the reader of the run.</summary>
    public ValueTask PutAsync(BulkResult result);

    /// <summary>Keeps a request until something can serve it.</summary>
    public void Hold(BulkLine line, BulkPause why);

    /// <summary>Pauses the run, or ends it.</summary>
    public void Pause(BulkPause why);
}
