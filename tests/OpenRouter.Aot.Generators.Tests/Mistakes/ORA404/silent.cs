using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NotMarked;

[OpenRouterSchema]
public sealed partial record Place(string Name);

public sealed record Unmarked(string Name);

[OpenRouterSchema]
public partial record Trip(Place From, Place[] To)
{
    [JsonIgnore]
    public Unmarked? Other { get; init; }
}
