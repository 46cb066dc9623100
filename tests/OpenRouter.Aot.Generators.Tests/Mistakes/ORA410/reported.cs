using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;

namespace OpenRouter.Aot.Cases.LimitMisfit;

[OpenRouterSchema]
public partial record Limits(
    [property: Range(10, 1)] int Swapped,
    [property: Range(1, 1, MinimumIsExclusive = true)] double Nothing,
    [property: Range(0, 1)] string Text,
    [property: Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly Day,
    [property: StringLength(5, MinimumLength = 6)] string Short,
    [property: StringLength(5)] List<string> List,
    [property: MinLength(1)] int Number,
    [property: RegularExpression("[a-")] string Pattern,
    [property: EmailAddress] Uri Address,
    [property: AllowedValues("a", 1)] string Allowed,
    [property: AllowedValues("a")] DateOnly Other,
    [property: Length(3, 2)] string[] Items);

public static partial class Tools
{
    [OpenRouterTool("take", "Takes")]
    public static void Take([Range(2, 1)] int number, [MaxLength(3)] bool truth) { }
}
