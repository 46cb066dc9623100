using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Tools;

/// <summary>Answers of a model that calls tools, as the service sends them.</summary>
internal static class ToolAnswers
{
    public const decimal Cost = 0.25m;

    public static string Calling(params (string? Id, string Name, string Arguments)[] calls) => Answer("tool_calls", new JsonObject
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray([.. calls.Select(call => new JsonObject
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
        })]),
    });

    public static string Saying(string text, string finishReason = "stop") =>
        Answer(finishReason, new JsonObject { ["role"] = "assistant", ["content"] = text });

    public static string Answer(string finishReason, JsonNode message) => new JsonObject
    {
        ["id"] = "gen-1",
        ["object"] = "chat.completion",
        ["model"] = "a/one",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = finishReason, ["message"] = message.DeepClone() }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 3, ["completion_tokens"] = 4, ["total_tokens"] = 7, ["cost"] = Cost },
    }.ToJsonString();
}
