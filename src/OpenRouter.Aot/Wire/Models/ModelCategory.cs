namespace OpenRouter.Aot.Models;

/// <summary>A use of models. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ModelCategory
{
    /// <summary>Programming.</summary>
    [JsonName("programming")]
    public static partial ModelCategory Programming { get; }

    /// <summary>Playing roles.</summary>
    [JsonName("roleplay")]
    public static partial ModelCategory Roleplay { get; }

    /// <summary>Marketing.</summary>
    [JsonName("marketing")]
    public static partial ModelCategory Marketing { get; }

    /// <summary>Search engines.</summary>
    [JsonName("marketing/seo")]
    public static partial ModelCategory MarketingSeo { get; }

    /// <summary>Technology.</summary>
    [JsonName("technology")]
    public static partial ModelCategory Technology { get; }

    /// <summary>Science.</summary>
    [JsonName("science")]
    public static partial ModelCategory Science { get; }

    /// <summary>Translation.</summary>
    [JsonName("translation")]
    public static partial ModelCategory Translation { get; }

    /// <summary>Law.</summary>
    [JsonName("legal")]
    public static partial ModelCategory Legal { get; }

    /// <summary>Finance.</summary>
    [JsonName("finance")]
    public static partial ModelCategory Finance { get; }

    /// <summary>Health.</summary>
    [JsonName("health")]
    public static partial ModelCategory Health { get; }

    /// <summary>Trivia.</summary>
    [JsonName("trivia")]
    public static partial ModelCategory Trivia { get; }

    /// <summary>Academic work.</summary>
    [JsonName("academia")]
    public static partial ModelCategory Academia { get; }
}
