using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;

namespace OpenRouter.Aot.Cases.Schemas.Limits;

[OpenRouterSchema]
public partial record Numbers(
    [Range(1, 10)] int A,
    [property: Range(0, int.MaxValue)] long B,
    [property: Range(0.5, 2.5, MinimumIsExclusive = true, MaximumIsExclusive = true)] int C,
    [property: Range(1, 10)] ulong D,
    [property: Range(double.MinValue, 1e30, MaximumIsExclusive = true)] double E,
    [property: Range(0, 1)] float? F,
    [property: Range(typeof(decimal), "0.01", "99.99")] decimal G,
    [property: AllowedValues(1, 2)] byte H,
    [property: AllowedValues(0.5, 1.5, null)] double? I);

[OpenRouterSchema]
public partial record Texts(
    [property: StringLength(3, MinimumLength = 1)] string A,
    [property: MinLength(2)] string B,
    [property: MaxLength(2)] string? C,
    [property: AllowedValues("a \"quoted\"", "b")] string D,
    [property: RegularExpression("a|b")] string E,
    [property: RegularExpression("^[^\"]*$")] string F,
    [property: EmailAddress, StringLength(30)] string G,
    [property: Base64String] string H);

[OpenRouterSchema]
public partial record Lists([property: Length(1, 2)] int[] A, [property: MinLength(1)] List<string>? B, [property: MaxLength(1)] IEnumerable<int> C);

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip(Numbers.JsonSchema, """{"a":1,"b":0,"c":1,"d":10,"e":-1,"f":null,"g":0.01,"h":2,"i":1.5}""");
        Fails("a", "11", "a whole number from 1 to 10");
        Fails("b", "-1", "a whole number from 0 to 9223372036854775807");
        Fails("c", "3", "a whole number from 1 to 2");
        Fails("d", "0", "a number from 1 to 10");
        Fails("e", "1e30", "a number below 1E+30");
        Fails("f", "1.5", "a number from 0 to 1");
        Fails("g", "100", "a number from 0.01 to 99.99");
        Fails("h", "3", "1 or 2");
        Fails("h", "300", "a whole number from 0 to 255");
        Fails("i", "1", "0.5 or 1.5");
        check.Trip(Texts.JsonSchema, """{"a":"\ud83d\ude00\ud83d\ude00\ud83d\ude00","b":"ab","c":null,"d":"a \"quoted\"","e":"anything","f":"","g":"no address","h":"-"}""",
            """{"a":"😀😀😀","b":"ab","c":null,"d":"a \"quoted\"","e":"anything","f":"","g":"no address","h":"-"}""");
        check.Mismatch("$.a is \"\", where a text of 1 to 3 characters is due.", "$.a", () => Texts.JsonSchema.Read("""{"a":""}"""));
        check.Mismatch("$.b is \"b\", where a text of at least 2 characters is due.", "$.b", () => Texts.JsonSchema.Read("""{"b":"b"}"""));
        check.Mismatch("$.c is \"abc\", where a text of at most 2 characters is due.", "$.c", () => Texts.JsonSchema.Read("""{"c":"abc"}"""));
        check.Mismatch("$.d is \"c\", where \"a \\\"quoted\\\"\" or \"b\" is due.", "$.d", () => Texts.JsonSchema.Read("""{"d":"c"}"""));
        check.Trip(Lists.JsonSchema, """{"a":[1],"b":null,"c":[]}""");
        check.Mismatch("$.a is [], where an array of 1 to 2 items is due.", "$.a", () => Lists.JsonSchema.Read("""{"a":[]}"""));
        check.Mismatch("$.b is [], where an array of at least 1 items is due.", "$.b", () => Lists.JsonSchema.Read("""{"b":[]}"""));
        check.Mismatch("$.c is [1,2], where an array of at most 1 items is due.", "$.c", () => Lists.JsonSchema.Read("""{"c":[1,2]}"""));

        void Fails(string name, string value, string due) =>
            check.Mismatch($"$.{name} is {value}, where {due} is due.", "$." + name, () => Numbers.JsonSchema.Read($$"""{"{{name}}":{{value}}}"""));
    }
}
