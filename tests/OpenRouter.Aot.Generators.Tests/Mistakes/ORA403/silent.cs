using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.UnknownType;

public enum Choice { One, Two }

[OpenRouterSchema]
public partial class Plain
{
    public Choice? Choice { get; set; }

    public IReadOnlyList<Plain?>? Others { get; set; }

    public ImmutableArray<DateOnly> Days { get; set; } = [];

    [JsonIgnore]
    public object? Any { get; set; }

    public static object? Static { get; set; }

    internal object? Internal { get; set; }

    public object? Computed => Any;
}
