using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.CannotBeSet;

[OpenRouterSchema]
public partial class Fixed
{
    public List<string> Tags { get; init; } = [];

    public int Count => Tags.Count;

    [JsonIgnore]
    public List<string> Others { get; } = [];
}

[OpenRouterSchema]
public partial class Constructed
{
    public Constructed(List<string> tags) => Tags = tags;

    public List<string> Tags { get; }
}
