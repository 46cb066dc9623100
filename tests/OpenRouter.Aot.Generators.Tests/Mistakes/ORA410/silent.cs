using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;

namespace OpenRouter.Aot.Cases.LimitMisfit;

[OpenRouterSchema]
public partial record Limits(
    [property: Range(1, 1)] int One,
    [property: Range(0, double.MaxValue, MinimumIsExclusive = true)] double Positive,
    [Range(typeof(decimal), "0.01", "1000")] decimal Price,
    [property: StringLength(5, MinimumLength = 5)] string Code,
    [property: MinLength(1), MaxLength(3)] List<string> List,
    [property: RegularExpression("[a-z]+")] string Pattern,
    [property: EmailAddress] string? Address,
    [property: AllowedValues("a", null)] string? Allowed,
    [property: AllowedValues(1, 2.5)] double Other,
    [property: Required, Display(Name = "Anything")] string Text);
