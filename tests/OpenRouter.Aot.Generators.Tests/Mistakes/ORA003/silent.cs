namespace OpenRouter.Aot.Cases.NamesTwice;

[JsonModel]
public sealed partial class Once
{
    public partial int? TopP { get; set; }

    [JsonName("top_P")]
    public partial int? OtherCase { get; set; }

    // Their names on the wire are swapped.
    [JsonName("second")]
    public partial int? First { get; set; }

    [JsonName("first")]
    public partial int? Second { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

[JsonModel]
public sealed partial class OnceToo
{
    public partial int? TopP { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct Texts
{
    public static partial Texts First { get; }

    [JsonName("FIRST")]
    public static partial Texts Loud { get; }
}
