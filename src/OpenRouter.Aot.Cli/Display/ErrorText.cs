namespace OpenRouter.Aot.Cli;

/// <summary>A failed request, for people: what happened, who is to blame, what to do, and when.</summary>
internal static class ErrorText
{
    /// <summary>Some lines for stderr.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="baseUrl">Whom it asked; null where that is not known.</param>
    public static string Describe(OpenRouterException error, Uri? baseUrl = null)
    {
        var lines = new List<string> { $"error: {error.Message}" };
        if (error.Verdict.Scope != VerdictScope.None)
        {
            lines.Add($"  to blame: {error.Verdict.Scope.ToName()} ({VerdictText.Of(error.Verdict.Scope)})");
            lines.Add($"  to do:    {Advise(error.Verdict, baseUrl)}");
        }

        if (error.RetryAt is { } moment)
            lines.Add($"  retry at: {Iso8601.Format(moment)}");
        if (error.GenerationId is { } id)
            lines.Add($"  generation: {id}");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Advise(in Verdict verdict, Uri? baseUrl) => (verdict.Scope, verdict.Action) switch
    {
        (VerdictScope.Request, VerdictAction.Reroute) => "ask for fewer tokens (--max-tokens), or use a key or account with more left",
        (VerdictScope.Request, _) => "change the request; as it is, it will be refused again",
        (VerdictScope.Key, VerdictAction.Quarantine) => "replace or re-enable the key; openrouter-aot keys --check shows what the service says of each",
        (VerdictScope.Key, _) => "wait until the key's limit resets, raise it, or add another key",
        (VerdictScope.Account, VerdictAction.Slow) => "send less at once, then try again",
        (VerdictScope.Account, _) => "add credits, or wait until the quota resets",
        (VerdictScope.Model, _) => "try again later, or name another model with --fallback",
        (VerdictScope.KeyAndModel, _) => "use another key or another model, or allow this model in the key's settings",
        _ when baseUrl is not null && baseUrl != OpenRouterClientOptions.DefaultBaseUrl =>
            $"check that something answers at {baseUrl} (OPENROUTER_BASE_URL, or base_url of the pool file); if so, try again in a moment",
        _ => "try again in a moment; if it lasts, see status.openrouter.ai",
    };
}
