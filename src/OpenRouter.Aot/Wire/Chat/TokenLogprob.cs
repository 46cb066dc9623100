namespace OpenRouter.Aot;

/// <summary>How likely a token was.</summary>
[JsonModel]
public sealed partial class TokenLogprob
{
    /// <summary>The token.</summary>
    public partial string? Token { get; set; }

    /// <summary>The logarithm of its likelihood.</summary>
    public partial double? Logprob { get; set; }

    /// <summary>Its bytes; a token may be part of a character.</summary>
    public partial IReadOnlyList<int>? Bytes { get; set; }

    /// <summary>The likeliest tokens in its place.</summary>
    public partial IReadOnlyList<TokenLogprob>? TopLogprobs { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
