using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Makes answers as the service sends them.</summary>
internal static class Answers
{
    private const string Usage = """{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"cost":0.00012,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2},"completion_tokens_details":{"reasoning_tokens":3}}""";

    /// <summary>A whole answer.</summary>
    public static string Whole(string message, string finishReason = "stop", string id = "gen-1") => $$"""
        {"id":"{{id}}","object":"chat.completion","created":1700000000,"model":"acme/served","provider":"Acme","choices":[{"index":0,"message":{{message}},"finish_reason":"{{finishReason}}"}],"usage":{{Usage}}}
        """;

    /// <summary>A whole answer in words.</summary>
    public static string Saying(string text) => Whole($$"""{"role":"assistant","content":{{JsonValue.Create(text).ToJsonString()}}}""");

    /// <summary>A streamed answer.</summary>
    public static string Stream(string[] deltas, string finishReason = "stop", string id = "gen-1")
    {
        var events = new StringBuilder();
        foreach (string delta in deltas)
            Add(events, id, $$"""[{"index":0,"delta":{{delta}},"finish_reason":null}]""", "");
        Add(events, id, $$"""[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"{{finishReason}}"}]""", "");
        Add(events, id, $$"""[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]""", ",\"usage\":" + Usage);
        return events.Append("data: [DONE]\n\n").ToString();
    }

    private static void Add(StringBuilder events, string id, string choices, string rest) => events.Append(
        $$"""data: {"id":"{{id}}","object":"chat.completion.chunk","created":1700000000,"model":"acme/served","provider":"Acme","choices":{{choices}}{{rest}}}""").Append("\n\n");
}
