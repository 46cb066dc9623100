using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Repeats;

[JsonModel]
public sealed partial class Chunk
{
    [JsonRepeats]
    public partial string? Id { get; set; }

    [JsonRepeats, JsonSeldom]
    public partial string? Provider { get; set; }

    [JsonRepeats]
    public partial IReadOnlyList<string>? Parameters { get; set; }

    /// <summary>A number is no text that could be made once.</summary>
    [JsonRepeats, JsonSeldom]
    public partial int? Number { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        const string json = """{"id":"gen-1","provider":"OpenAI","parameters":["temperature"],"number":1}""";
        check.Trip<Chunk>(json);
        var strings = new JsonScratch(JsonLimits.Default, new JsonStrings());
        Chunk first = Read(json, strings), second = Read(json, strings);
        check.Same(true, ReferenceEquals(first.Id, second.Id));
        check.Same(true, ReferenceEquals(first.Provider, second.Provider));
        check.Same(true, ReferenceEquals(first.Parameters![0], second.Parameters![0]));
    }

    private static Chunk Read(string json, JsonScratch scratch) => OpenRouterJson.Parse<Chunk>(System.Text.Encoding.UTF8.GetBytes(json), scratch);
}
