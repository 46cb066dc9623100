using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>What a stream says, by splitting its lines and looking into its JSON: as plain as can be, and nothing of the library's.</summary>
internal sealed record PlainReading(string Text, string ToolCalls, string FinishReason, string Usage, bool HasError)
{
    /// <summary>Whether nothing came and nothing was billed: a failure under the name of a success.</summary>
    public bool IsEmpty => Text.Length == 0 && ToolCalls.Length == 0 && FinishReason.Length == 0 && Usage.Contains("+0=", StringComparison.Ordinal);

    public static PlainReading Of(byte[] body)
    {
        var text = new StringBuilder();
        var tools = new SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)>();
        string finish = "", usage = "";
        bool hasError = false;
        foreach (string line in Encoding.UTF8.GetString(body).Split('\n'))
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal) || line.Contains("[DONE]", StringComparison.Ordinal))
                continue;
            JsonNode chunk = JsonNode.Parse(line[5..])!;
            hasError |= chunk["error"] is not null;
            if (chunk["usage"] is JsonObject figures)
                usage = Figures(figures);
            if (chunk["choices"] is not JsonArray { Count: > 0 } choices)
                continue;
            JsonNode choice = choices[0]!;
            hasError |= choice["error"] is not null;
            if (finish.Length == 0)
                finish = (string?)choice["finish_reason"] ?? "";
            text.Append((string?)choice["delta"]?["content"]);
            foreach (JsonNode? call in choice["delta"]?["tool_calls"] as JsonArray ?? [])
            {
                int index = (int?)call!["index"] ?? 0;
                if (!tools.TryGetValue(index, out (string Id, string Name, StringBuilder Arguments) tool))
                    tool = ("", "", new StringBuilder());
                string id = (string?)call["id"] ?? "", name = (string?)call["function"]?["name"] ?? "";
                tool.Arguments.Append((string?)call["function"]?["arguments"]);
                tools[index] = (tool.Id.Length > 0 ? tool.Id : id, tool.Name.Length > 0 ? tool.Name : name, tool.Arguments);
            }
        }

        string calls = string.Join('|', tools.Select(tool => $"{tool.Key}:{tool.Value.Id}:{tool.Value.Name}:{tool.Value.Arguments}"));
        return new PlainReading(text.ToString(), calls, finish, usage, hasError);
    }

    public static PlainReading Of(ChatCompletion answer) => new(
        answer.Text,
        string.Join('|', answer.ToolCalls.Select(call => $"{call.Index}:{call.Id}:{call.Function?.Name}:{call.Function?.Arguments}")),
        answer.FinishReason?.Value ?? "",
        answer.Usage is { } usage ? $"{usage.PromptTokens}+{usage.CompletionTokens}={usage.TotalTokens} for {Cost(usage.Cost)}" : "",
        HasError: false);

    private static string Figures(JsonObject usage)
    {
        decimal? cost = usage["cost"] is JsonValue value ? decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, null) : null;
        return $"{usage["prompt_tokens"]}+{usage["completion_tokens"]}={usage["total_tokens"]} for {Cost(cost)}";
    }

    private static string Cost(decimal? cost) => cost is { } usd ? usd.ToString("G29", System.Globalization.CultureInfo.InvariantCulture) : "?";
}
