namespace OpenRouter.Aot;

/// <summary>What the path of a request tells about its answers.</summary>
internal static class EndpointPath
{
    /// <summary>Whether an answer without content is a failure: inference, but for transcriptions, where silence has none.</summary>
    /// <param name="path">The path, with or without the base address's, with or without a query.</param>
    public static bool MustHaveContent(string path)
    {
        ReadOnlySpan<char> plain = WithoutQuery(path);
        bool isInference = plain.EndsWith("/completions", StringComparison.Ordinal) || plain.EndsWith("/responses", StringComparison.Ordinal)
            || plain.EndsWith("/messages", StringComparison.Ordinal) || plain.EndsWith("/embeddings", StringComparison.Ordinal)
            || plain.EndsWith("/rerank", StringComparison.Ordinal) || plain.EndsWith("/images", StringComparison.Ordinal)
            || plain.EndsWith("/audio/speech", StringComparison.Ordinal);

        // What is sent there is stored as a preset, not run.
        return isInference && !plain.Contains("/presets/", StringComparison.Ordinal);
    }

    /// <summary>
    /// What OpenTelemetry's conventions call the operation of an endpoint that generates (<c>gen_ai.operation.name</c>); null for any other.
    /// </summary>
    /// <param name="path">The path, with or without the base address's, with or without a query.</param>
    public static string? OperationOf(string path)
    {
        ReadOnlySpan<char> plain = WithoutQuery(path);
        if (plain.EndsWith("/chat/completions", StringComparison.Ordinal) || plain.EndsWith("/responses", StringComparison.Ordinal) || plain.EndsWith("/messages", StringComparison.Ordinal))
            return plain.Contains("/presets/", StringComparison.Ordinal) ? null : "chat";
        if (plain.EndsWith("/completions", StringComparison.Ordinal))
            return "text_completion";
        if (plain.EndsWith("/embeddings", StringComparison.Ordinal))
            return "embeddings";
        if (plain.EndsWith("/rerank", StringComparison.Ordinal))
            return "rerank";
        return plain.EndsWith("/images", StringComparison.Ordinal) || plain.EndsWith("/audio/speech", StringComparison.Ordinal) ? "generate_content" : null;
    }

    /// <summary>Whether the endpoint takes <c>models</c>, a list from which the server itself falls back (openrouter.ai/docs, model fallbacks).</summary>
    /// <param name="path">The path, with or without the base address's, with or without a query.</param>
    public static bool TakesFallbacks(string path)
    {
        ReadOnlySpan<char> plain = WithoutQuery(path);
        bool isKnown = plain.EndsWith("/completions", StringComparison.Ordinal) || plain.EndsWith("/responses", StringComparison.Ordinal)
            || plain.EndsWith("/messages", StringComparison.Ordinal);
        return isKnown && !plain.Contains("/presets/", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether the endpoint administers an account, which is closed to many a key that is good for inference: there a 401 or 403 says
    /// nothing about the key.
    /// </summary>
    /// <param name="path">The path, with or without the base address's, with or without a query.</param>
    public static bool IsAdministration(string path)
    {
        ReadOnlySpan<char> plain = WithoutQuery(path);
        int version = plain.IndexOf("/v1/", StringComparison.Ordinal);
        if (version >= 0)
            plain = plain[(version + 3)..];
        plain = plain.TrimStart('/');
        int end = plain.IndexOf('/');
        return (end < 0 ? plain : plain[..end]) switch
        {
            "credits" or "keys" or "activity" or "analytics" or "byok" or "guardrails" or "workspaces" or "observability" or "organization"
                or "scim" => true,
            "auth" => plain.StartsWith("auth/keys", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static ReadOnlySpan<char> WithoutQuery(string path)
    {
        int query = path.IndexOf('?', StringComparison.Ordinal);
        return (query < 0 ? path : path.AsSpan(0, query)).TrimEnd('/');
    }
}
