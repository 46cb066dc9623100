namespace OpenRouter.Aot.Models;

/// <summary>A provider.</summary>
[JsonModel]
public sealed partial class ProviderInfo
{
    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>The slug that <see cref="ProviderPreferences"/> name it by.</summary>
    public partial string? Slug { get; set; }

    /// <summary>Where its privacy policy is.</summary>
    public partial string? PrivacyPolicyUrl { get; set; }

    /// <summary>Where its terms are.</summary>
    public partial string? TermsOfServiceUrl { get; set; }

    /// <summary>Where it tells how it is.</summary>
    public partial string? StatusPageUrl { get; set; }

    /// <summary>The country it is at home in, by its two letters of ISO 3166-1.</summary>
    public partial string? Headquarters { get; set; }

    /// <summary>The countries it computes in, by their two letters.</summary>
    public partial IReadOnlyList<string>? Datacenters { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
