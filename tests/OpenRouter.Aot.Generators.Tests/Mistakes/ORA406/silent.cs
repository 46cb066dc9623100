using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NameTwice;

public enum Color { Red, Crimson, Rouge = Red }

[OpenRouterSchema]
public partial record Once(string A, [property: JsonPropertyName("B")] string C, string B, Color Color);

[OpenRouterSchema]
public partial record Derived(string A) : Base
{
    [JsonIgnore]
    [JsonPropertyName("a")]
    public int Other { get; init; }

    public override int Number { get; init; }
}

public record Base
{
    public virtual int Number { get; init; }
}
