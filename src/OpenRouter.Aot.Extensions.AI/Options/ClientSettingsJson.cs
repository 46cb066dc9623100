using System.Text.Json;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Keeps as JSON what the client alone is to do otherwise: the settings that are no members of a request.</summary>
internal static class ClientSettingsJson
{
    public static void Write(Utf8JsonWriter json, OpenRouterChatSettings settings)
    {
        if (settings.Group is not null)
            json.WriteString("group", settings.Group);
        if (settings.Session is not null)
            json.WriteString("session", settings.Session);
        if (settings.Deadline is { } deadline)
            json.WriteNumber("deadline_ticks", deadline.Ticks);
        if (settings.MaxAttempts is { } most)
            json.WriteNumber("max_attempts", most);
        if (settings.RetryUnknownOutcomes is { } retry)
            json.WriteBoolean("retry_unknown_outcomes", retry);
        if (settings.Fallbacks is { } fallbacks)
        {
            json.WriteStartArray("fallbacks");
            foreach (string fallback in fallbacks)
                json.WriteStringValue(fallback);
            json.WriteEndArray();
        }

        Write(json, "headers", settings.Headers);
        Write(json, "tags", settings.Tags);
    }

    public static void Read(JsonElement element, OpenRouterChatSettings settings)
    {
        foreach (JsonProperty member in element.EnumerateObject())
        {
            JsonElement value = member.Value;
            switch (member.Name)
            {
                case "group":
                    settings.Group = value.GetString();
                    break;
                case "session":
                    settings.Session = value.GetString();
                    break;
                case "deadline_ticks":
                    settings.Deadline = TimeSpan.FromTicks(value.GetInt64());
                    break;
                case "max_attempts":
                    settings.MaxAttempts = value.GetInt32();
                    break;
                case "retry_unknown_outcomes":
                    settings.RetryUnknownOutcomes = value.GetBoolean();
                    break;
                case "fallbacks":
                    settings.Fallbacks = [.. value.EnumerateArray().Select(static one => one.GetString()!)];
                    break;
                case "headers":
                    settings.Headers = Pairs(value);
                    break;
                case "tags":
                    settings.Tags = Pairs(value);
                    break;
            }
        }
    }

    private static KeyValuePair<string, string>[] Pairs(JsonElement value) =>
        [.. value.EnumerateArray().Select(static pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))];

    // A header may stand in a list twice, as it may in a request.
    private static void Write(Utf8JsonWriter json, string member, IReadOnlyList<KeyValuePair<string, string>>? pairs)
    {
        if (pairs is null)
            return;
        json.WriteStartArray(member);
        foreach ((string name, string value) in pairs)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
