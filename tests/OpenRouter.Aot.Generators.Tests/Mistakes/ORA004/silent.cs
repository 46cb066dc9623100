using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.TokensTwice;

[JsonUnion]
public readonly partial struct Distinct
{
    public partial string? Text { get; }

    public partial long? Number { get; }

    public partial bool? Truth { get; }

    public partial IReadOnlyList<string>? List { get; }

    public partial Model? Model { get; }

    // Not one of the alternatives.
    public string? OtherText => Text;
}

[JsonModel]
public sealed partial class Model
{
    // A model may have as many of a kind as it likes.
    public partial string? Text { get; set; }

    public partial string? Other { get; set; }
}
