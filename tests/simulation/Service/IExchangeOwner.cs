namespace OpenRouter.Aot.Simulation;

/// <summary>Who sent a request and waits for its answer.</summary>
internal interface IExchangeOwner
{
    /// <summary>The headers of a success came; the answer is yet to be read.</summary>
    public void OnHeaders(Exchange exchange);

    /// <summary>The answer is there, whichever it is.</summary>
    public void OnEnd(Exchange exchange);
}
