using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Every recorded answer that reasons is read, goes through JSON, and goes back with its details as they came.</summary>
public class RecordedReasoningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_real_models_reasoned_goes_back_as_it_came()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        var failures = new List<string>();
        int count = 0;
        foreach (string path in Directory.GetFiles(RepositoryFolder.Recordings, "*.json").Order(StringComparer.Ordinal))
        {
            JsonNode file = JsonNode.Parse(await File.ReadAllTextAsync(path, Stop))!;
            JsonNode response = file["response"]!;
            string body = (string)response["body"]!;
            if ((string)file["endpoint"]! != "/chat/completions" || (int)response["status"]! != 200 || !body.Contains("\"reasoning_details\"", StringComparison.Ordinal))
                continue;
            bool isStreamed = (bool)file["streaming"]!;
            JsonNode? expected = Expected(body, isStreamed);
            // A stream that broke is no turn that a conversation could go on from.
            if (expected is not JsonArray { Count: > 0 } || body.Contains("\"error\":{", StringComparison.Ordinal))
                continue;
            count++;
            JsonNode? sent = await SendBackAsync(isStreamed ? body[body.IndexOf("data:", StringComparison.Ordinal)..] : body, isStreamed);
            if (!JsonNode.DeepEquals(expected, sent))
                failures.Add($"{Path.GetFileName(path)}: {expected.ToJsonString()} came back as {sent?.ToJsonString()}");
        }

        Assert.Empty(failures);
        Assert.True(count > 30, $"Only {count} recordings have details.");
    }

    private static async Task<JsonNode?> SendBackAsync(string answer, bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync(answer);
        IChatClient chat = service.Client.AsIChatClient("acme/thinker");
        ChatResponse response = isStreamed
            ? await chat.GetStreamingResponseAsync("Why?", cancellationToken: Stop).ToChatResponseAsync(Stop)
            : await chat.GetResponseAsync("Why?", cancellationToken: Stop);
        string json = JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        response = (ChatResponse)JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)))!;
        await chat.GetResponseAsync([new(ChatRole.User, "Why?"), .. response.Messages, new(ChatRole.User, "And?")], cancellationToken: Stop);
        return service.TurnsOf(service.Requests.Length - 1)[1]["reasoning_details"];
    }

    private static JsonNode? Expected(string body, bool isStreamed)
    {
        if (!isStreamed)
            return JsonNode.Parse(body.Trim())?["choices"]?[0]?["message"]?["reasoning_details"];
        var whole = new ChatAccumulator();
        foreach (string line in body.Split('\n'))
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                whole.Add(OpenRouterJson.Parse<ChatChunk>(Encoding.UTF8.GetBytes(line["data: ".Length..])));
        }

        return JsonNode.Parse(OpenRouterJson.ToUtf8Bytes(whole.ToCompletion()))?["choices"]?[0]?["message"]?["reasoning_details"];
    }
}
