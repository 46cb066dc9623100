namespace OpenRouter.Aot.Models;

/// <summary>What OpenRouter sets where a request does not.</summary>
[JsonModel]
public sealed partial class ModelDefaults
{
    /// <summary>Randomness, 0 to 2.</summary>
    public partial double? Temperature { get; set; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public partial double? TopP { get; set; }

    /// <summary>How many tokens to sample from.</summary>
    public partial int? TopK { get; set; }

    /// <summary>Penalty for frequent tokens, -2 to 2.</summary>
    public partial double? FrequencyPenalty { get; set; }

    /// <summary>Penalty for tokens that occurred, -2 to 2.</summary>
    public partial double? PresencePenalty { get; set; }

    /// <summary>Penalty for repeated tokens, 0 to 2.</summary>
    public partial double? RepetitionPenalty { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
