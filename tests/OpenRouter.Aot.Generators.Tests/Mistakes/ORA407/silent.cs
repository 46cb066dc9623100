using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NameTaken;

[OpenRouterSchema]
public partial record Taken([property: JsonPropertyName("jsonSchema")] string Schema)
{
    public static void ReadJson() { }

    public static void WriteJson() { }
}
