namespace OpenRouter.Aot;

/// <summary>Roughly where the user is, so that a search answers for that place.</summary>
[JsonModel]
public sealed partial class UserLocation
{
    /// <summary><c>approximate</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The city, in words.</summary>
    public partial string? City { get; set; }

    /// <summary>The country, as two letters of ISO 3166.</summary>
    public partial string? Country { get; set; }

    /// <summary>The region or state, in words.</summary>
    public partial string? Region { get; set; }

    /// <summary>The time zone, as IANA names it, such as <c>Europe/Vienna</c>.</summary>
    public partial string? Timezone { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
