namespace OpenRouter.Aot.Cases.NamesTaken;

[JsonModel]
public sealed partial class Free
{
    // Taken only beside [JsonSeldom], and in a union.
    public partial int? Seldom { get; set; }

    public partial int? Raw { get; set; }

    public partial int? Value { get; set; }

    [JsonName("read")]
    public partial int? Reading { get; set; }
}

[JsonUnion]
public readonly partial struct FreeUnion
{
    // Taken only beside a list.
    public partial string? Create { get; }
}

[JsonOpenEnum]
public readonly partial record struct FreeEnum
{
    public static partial FreeEnum Raw { get; }
}
