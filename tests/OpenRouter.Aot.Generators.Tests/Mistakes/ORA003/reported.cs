namespace OpenRouter.Aot.Cases.NamesTwice;

[JsonModel]
public sealed partial class Twice
{
    public partial int? TopP { get; set; }

    [JsonName("top_p")]
    public partial int? Other { get; set; }

    [JsonName("Other")]
    public partial int? Third { get; set; }

    public partial ExtraMembers? Extra { get; set; }

    public partial ExtraMembers? MoreExtra { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct TwiceToo
{
    public static partial TwiceToo First { get; }

    [JsonName("first")]
    public static partial TwiceToo Second { get; }
}
