using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot;

/// <summary>
/// Puts together members without a property that come in pieces: lists are joined (annotations), objects are joined member by member (the lists in
/// <c>logprobs</c>), of anything else the last value counts, and a null never replaces a value.
/// </summary>
internal sealed class ExtraMembers
{
    private Dictionary<string, Member>? members;

    public void Add(Dictionary<string, JsonElement>? piece)
    {
        foreach ((string name, JsonElement value) in piece ?? [])
        {
            members ??= new(StringComparer.Ordinal);
            members[name] = members.TryGetValue(name, out Member there) ? there.With(value) : new Member(value, null);
        }
    }

    public void Set(string name, string value) =>
        (members ??= new(StringComparer.Ordinal))[name] = new Member(JsonElement.Parse($"\"{JsonEncodedText.Encode(value)}\""), null);

    public Dictionary<string, JsonElement>? ToMembers() => members?.ToDictionary(
        member => member.Key,
        member => member.Value.Joined is { } joined ? JsonElement.Parse(joined.ToJsonString()) : member.Value.Last,
        StringComparer.Ordinal);

    private static void Join(JsonNode into, JsonElement value)
    {
        if (into is JsonArray list)
        {
            foreach (JsonElement item in value.EnumerateArray())
                list.Add(ToNode(item));
            return;
        }

        JsonObject members = into.AsObject();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            members.TryGetPropertyValue(property.Name, out JsonNode? there);
            switch (property.Value.ValueKind, there)
            {
                case (JsonValueKind.Array, JsonArray) or (JsonValueKind.Object, JsonObject):
                    Join(there, property.Value);
                    break;
                case (JsonValueKind.Null, not null):
                    break;
                default:
                    members[property.Name] = ToNode(property.Value);
                    break;
            }
        }
    }

    private static JsonNode? ToNode(JsonElement element) => JsonNode.Parse(element.GetRawText());

    // Most members say the same in every piece: they cost a look-up, and only what is joined becomes a tree.
    private readonly record struct Member(JsonElement Last, JsonNode? Joined)
    {
        public Member With(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Null)
                return this;
            if (value.ValueKind != Last.ValueKind || value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
                return new Member(value, null);
            JsonNode joined = Joined ?? ToNode(Last)!;
            Join(joined, value);
            return this with { Joined = joined };
        }
    }
}
