using System.ComponentModel.DataAnnotations;

namespace OpenRouter.Aot.Cases.Schemas.Example;

/// <summary>The weather of a city.</summary>
/// <param name="City">The city, as <c>Oslo</c>.</param>
/// <param name="Celsius">The temperature.</param>
[OpenRouterSchema]
public partial record Weather(string City, [property: Range(-90, 60)] double Celsius);

public static class Uses
{
    public static void Run(Check check)
    {
        JsonSchema<Weather> schema = Weather.JsonSchema;
        check.Same("Weather", schema.Name);
        check.Same("The weather of a city.", schema.Description);
        check.Same(
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\",\"description\":\"The city, as Oslo.\"},"
            + "\"celsius\":{\"type\":\"number\",\"description\":\"The temperature.\",\"minimum\":-90,\"maximum\":60}},"
            + "\"required\":[\"city\",\"celsius\"],\"additionalProperties\":false}",
            schema.ToString());
        check.Same(new Weather("Oslo", -3.5), schema.Read(""" {"celsius":-3.5,"unknown":[{}],"city":"Oslo"} """));
        check.Same("""{"city":"Oslo","celsius":-3.5}""", schema.ToJson(new Weather("Oslo", -3.5)).ToString());
        check.Mismatch("$ lacks 'city'.", "$", () => schema.Read("""{"celsius":1}"""));
        check.Mismatch("$.celsius is 61, where a number from -90 to 60 is due.", "$.celsius", () => schema.Read("""{"city":"","celsius":61}"""));
        check.Mismatch("$.city is null, where a text is due.", "$.city", () => schema.Read("""{"city":null,"celsius":1}"""));
    }
}
