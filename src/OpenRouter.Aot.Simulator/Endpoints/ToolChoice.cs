using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Decides whether an answer calls a tool: if the request has tools, ends with a user message, and that message says "tool" or the request
/// demands a call. A conversation that ends with a tool's result gets a text, so that a loop of calls comes to its end.
/// </summary>
internal static class ToolChoice
{
    public static ToolCall? Of(JsonElement root, JsonElement turns, string userText)
    {
        if (Member(root, "tools") is not { ValueKind: JsonValueKind.Array } tools) return null;
        if (turns.ValueKind == JsonValueKind.Array && turns.EnumerateArray().LastOrDefault() is var last && !IsFromUser(last)) return null;
        JsonElement choice = Member(root, "tool_choice");
        string? named = Text(Member(Member(choice, "function"), "name")) ?? Text(Member(choice, "name"));
        string? word = Text(choice) ?? Text(Member(choice, "type"));
        bool demanded = named is not null || word is "required" or "any";
        if (word == "none" || !(demanded || userText.Contains("tool", StringComparison.OrdinalIgnoreCase))) return null;
        foreach (JsonElement tool in tools.EnumerateArray())
        {
            JsonElement function = Member(tool, "function") is { ValueKind: JsonValueKind.Object } nested ? nested : tool;
            if (Text(Member(function, "name")) is not { } name || (named is not null && name != named)) continue;
            JsonElement schema = Member(function, "parameters") is { ValueKind: JsonValueKind.Object } parameters
                ? parameters
                : Member(function, "input_schema");
            return new ToolCall(name, schema.ValueKind == JsonValueKind.Object ? SchemaValue.Of(schema, userText) : "{}");
        }

        return null;
    }

    private static bool IsFromUser(JsonElement turn) =>
        turn.ValueKind == JsonValueKind.String || (Text(Member(turn, "role")) == "user" && !HasToolResult(Member(turn, "content")));

    /// <summary>In <c>/messages</c> the result of a tool comes as a part of a user message.</summary>
    private static bool HasToolResult(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array && content.EnumerateArray().Any(part => Text(Member(part, "type")) == "tool_result");

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;
}
