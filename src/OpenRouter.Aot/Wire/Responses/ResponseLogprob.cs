namespace OpenRouter.Aot.Responses;

/// <summary>How likely a token was.</summary>
[JsonModel]
public sealed partial class ResponseLogprob
{
    /// <summary>The token.</summary>
    public partial string? Token { get; set; }

    /// <summary>The natural logarithm of its likelihood; 0 is certain.</summary>
    public partial double? Logprob { get; set; }

    /// <summary>The token's bytes in UTF-8; a token may be a part of a character.</summary>
    public partial IReadOnlyList<int>? Bytes { get; set; }

    /// <summary>The likeliest tokens at this place.</summary>
    public partial IReadOnlyList<ResponseLogprob>? TopLogprobs { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
