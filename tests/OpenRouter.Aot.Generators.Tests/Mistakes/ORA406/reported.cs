using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NameTwice;

public enum Color { Red, [JsonStringEnumMemberName("Red")] Crimson }

[OpenRouterSchema]
public partial record Twice([property: JsonPropertyName("b")] string A, string B, Color Color);

[OpenRouterSchema]
public partial class Capitals
{
    public int Url { get; set; }

    public int URL { get; set; }
}
