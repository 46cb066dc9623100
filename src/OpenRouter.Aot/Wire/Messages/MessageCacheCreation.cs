namespace OpenRouter.Aot.Messages;

/// <summary>Tokens that were written to caches.</summary>
[JsonModel]
public sealed partial class MessageCacheCreation
{
    /// <summary>Those that are kept for 5 minutes.</summary>
    [JsonName("ephemeral_5m_input_tokens")]
    public partial long? FiveMinuteTokens { get; set; }

    /// <summary>Those that are kept for an hour.</summary>
    [JsonName("ephemeral_1h_input_tokens")]
    public partial long? OneHourTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
