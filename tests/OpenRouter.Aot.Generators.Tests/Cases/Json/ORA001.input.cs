namespace OpenRouter.Aot.Cases.NotPartial;

[JsonModel]
public sealed class Whole;

[JsonModel]
public sealed partial class Generic<T>;

public sealed partial class Outer
{
    [JsonUnion]
    public readonly partial struct Within;
}

[JsonOpenEnum]
public readonly record struct WholeEnum;

[JsonModel]
file sealed partial class OfFile;

[JsonModel]
public sealed partial record Record;

[JsonModel]
public static partial class Static;

[JsonModel]
public abstract partial class Abstract;

[JsonOpenEnum]
public readonly partial struct NoRecord;

[JsonUnion]
public readonly partial record struct RecordUnion;

[JsonUnion]
public readonly ref partial struct OnStack;

[JsonModel]
public sealed partial class Good;
