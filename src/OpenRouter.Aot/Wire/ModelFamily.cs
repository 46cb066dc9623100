namespace OpenRouter.Aot;

/// <summary>
/// The families of models: those of one author. What one family signed or encrypted, another does not accept
/// (openrouter.ai/docs, preserving reasoning).
/// </summary>
internal static class ModelFamily
{
    private const string Anthropic = "anthropic";
    private const string Google = "google";
    private const string Meta = "meta";
    private const string OpenAI = "openai";
    private const string XAI = "x-ai";

    /// <summary>
    /// The family of a model: the author in its slug. Null where the slug tells of none: for the account's default, a preset, and a router of
    /// OpenRouter's own, which may choose any.
    /// </summary>
    /// <param name="slug">The slug; null for the account's default.</param>
    public static string? OfModel(string? slug)
    {
        // "~author/family-latest" is an alias for the author's newest.
        ReadOnlySpan<char> name = slug.AsSpan().TrimStart('~');
        int end = name.IndexOf('/');
        return end <= 0 || name[0] == '@' ? null : name[..end] switch
        {
            Anthropic => Anthropic,
            Google => Google,
            "meta-llama" or Meta => Meta,
            OpenAI => OpenAI,
            XAI => XAI,
            "openrouter" => null,
            var author => author.ToString(),
        };
    }

    /// <summary>
    /// The family that makes reasoning of a format, whoever hosts it: <c>bedrock-openai-responses-v1</c> is OpenAI's as <c>openai-responses-v1</c> is.
    /// Null for <c>unknown</c>, and for formats that are not known yet.
    /// </summary>
    /// <param name="format">The text of a <c>format</c>.</param>
    public static string? OfFormat(ReadOnlySpan<byte> format) =>
        format.IndexOf("anthropic-claude"u8) >= 0 ? Anthropic
            : format.IndexOf("google-gemini"u8) >= 0 ? Google
            : format.IndexOf("meta-responses"u8) >= 0 ? Meta
            : format.IndexOf("openai-responses"u8) >= 0 ? OpenAI
            : format.IndexOf("xai-responses"u8) >= 0 ? XAI
            : null;

    /// <summary>Whether there is a format that names the family, so that reasoning in another one is surely not its own.</summary>
    public static bool HasFormat(string family) => family is Anthropic or Google or Meta or OpenAI or XAI;
}
