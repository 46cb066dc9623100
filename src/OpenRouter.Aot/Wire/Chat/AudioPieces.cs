using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot;

/// <summary>
/// Puts streamed audio together: the pieces of <c>data</c> (base64 of one whole, cut where the service likes) and of <c>transcript</c> in order, of
/// every other member the last value.
/// </summary>
internal sealed class AudioPieces
{
    private static readonly string[] JoinedMembers = ["data", "transcript"];

    private readonly Dictionary<string, StringBuilder> texts = new(StringComparer.Ordinal);
    private readonly ExtraMembers rest = new();
    private JsonElement? other;

    public void Add(JsonElement? piece)
    {
        if (piece is not { ValueKind: JsonValueKind.Object } audio)
        {
            other = piece ?? other;
            return;
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty member in audio.EnumerateObject())
        {
            bool isJoined = member.Value.ValueKind == JsonValueKind.String && JoinedMembers.Contains(member.Name);
            if (!isJoined)
                members[member.Name] = member.Value;
            else if (texts.TryGetValue(member.Name, out StringBuilder? text))
                text.Append(member.Value.GetString());
            else
                texts[member.Name] = new StringBuilder(member.Value.GetString());
        }

        rest.Add(members);
    }

    /// <summary>The audio so far; null where none came.</summary>
    public JsonElement? ToAudio()
    {
        foreach ((string name, StringBuilder text) in texts)
            rest.Set(name, text.ToString());
        if (rest.ToMembers() is not { } members)
            return other;
        var whole = new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, JsonNode.Parse(member.Value.GetRawText()))));
        return JsonElement.Parse(whole.ToJsonString());
    }
}
