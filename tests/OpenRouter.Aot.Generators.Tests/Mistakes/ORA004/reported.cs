using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.TokensTwice;

[JsonUnion]
public readonly partial struct Twice
{
    public partial string? Text { get; }

    public partial Kind? Kind { get; }

    public partial long? Number { get; }

    public partial double? Fraction { get; }

    public partial IReadOnlyList<string>? List { get; }

    public partial IReadOnlyList<long>? Numbers { get; }

    public partial bool? Good { get; }

    public partial Model? Model { get; }

    public partial Other? Other { get; }
}

[JsonOpenEnum]
public readonly partial record struct Kind;

[JsonModel]
public sealed partial class Model;

[JsonModel]
public sealed partial class Other;
