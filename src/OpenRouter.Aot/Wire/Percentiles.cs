namespace OpenRouter.Aot;

/// <summary>Figures by percentile of the last five minutes.</summary>
[JsonModel]
public sealed partial class Percentiles
{
    /// <summary>The median.</summary>
    public partial double? P50 { get; set; }

    /// <summary>Three in four.</summary>
    public partial double? P75 { get; set; }

    /// <summary>Nine in ten.</summary>
    public partial double? P90 { get; set; }

    /// <summary>Ninety-nine in a hundred.</summary>
    public partial double? P99 { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
