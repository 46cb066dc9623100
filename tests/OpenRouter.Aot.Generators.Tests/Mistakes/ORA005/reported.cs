using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.NamesTaken;

[JsonModel]
public sealed partial class Taken
{
    public partial int? Read { get; set; }

    [JsonSeldom]
    public partial int? Seldom { get; set; }
}

[JsonModel]
public sealed partial class Free
{
    public partial int? Seldom { get; set; }

    public partial int? Raw { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct TakenEnum
{
    public static partial TakenEnum Value { get; }
}

[JsonUnion]
public readonly partial struct TakenUnion
{
    public partial string? Raw { get; }

    public partial IReadOnlyList<string>? Create { get; }
}

[JsonUnion]
public readonly partial struct FreeUnion
{
    public partial string? Create { get; }
}
