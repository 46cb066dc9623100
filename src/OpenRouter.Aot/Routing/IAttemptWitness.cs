namespace OpenRouter.Aot;

/// <summary>Who must know which requests may have been billed, should the process die.</summary>
internal interface IAttemptWitness
{
    /// <summary>An attempt is about to leave. What this throws keeps it from leaving, and ends the request.</summary>
    public void Leave();

    /// <summary>An attempt ended without a good answer.</summary>
    /// <param name="verdict">Its verdict.</param>
    public void Fail(in Verdict verdict);
}
