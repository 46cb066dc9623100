namespace OpenRouter.Aot.Cli;

/// <summary>What scopes and actions mean, in words.</summary>
internal static class VerdictText
{
    public static string Of(VerdictScope scope) => scope switch
    {
        VerdictScope.None => "nothing failed",
        VerdictScope.Request => "this request alone",
        VerdictScope.Key => "this key alone",
        VerdictScope.Account => "every key of the account",
        VerdictScope.Model => "the model or its providers, for everybody",
        VerdictScope.KeyAndModel => "this key may not use this model",
        _ => "OpenRouter, or the path to it",
    };

    public static string Of(VerdictAction action) => action switch
    {
        VerdictAction.Accept => "take the answer",
        VerdictAction.Surface => "give the error to the caller; another attempt would fail the same way",
        VerdictAction.Reroute => "try once on a key with more left",
        VerdictAction.Quarantine => "take the key out until a probe shows that it works again",
        VerdictAction.Bench => "take the key or the account out until a moment",
        VerdictAction.Slow => "send less at once; nobody is taken out",
        VerdictAction.Cool => "leave the model alone for a while: the next model, or wait",
        VerdictAction.Exclude => "keep this key and this model apart for some minutes",
        _ => "try again, after a wait with jitter",
    };

    /// <summary>What else a verdict says, a line each.</summary>
    public static IEnumerable<string> Notes(Verdict verdict)
    {
        if (verdict.FreeModelsOnly)
            yield return "only for free models";
        if (verdict.AnotherModelMayServe)
            yield return "another model may serve the request";
        if (verdict.IsOutcomeUnknown)
            yield return "it may have been served and billed";
    }
}
