namespace OpenRouter.Aot.Cases.NotPartial;

[JsonModel]
public sealed partial class Generic<T>;

public sealed partial class Outer
{
    [JsonUnion]
    public readonly partial struct Within;
}

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
