using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Recorded chats of the real service, served by <c>simulate --replay</c> and sent by <c>batch</c>. Skipped where a clone has no recordings.</summary>
public sealed class RecordedBatchTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_good_answer_comes_back_with_every_member()
    {
        Assert.SkipWhen(RecordingsFolder.Path is null, RecordingsFolder.WhySkipped);
        List<(string Id, JsonElement Request, JsonElement Answer)> chats = [.. ReadGoodChats(RecordingsFolder.Path!)];
        using var folder = new TemporaryFolder();
        string input = folder.Write("in.jsonl", string.Concat(chats.Select(chat => $$"""{"custom_id":"{{chat.Id}}","method":"POST","url":"/v1/chat/completions","body":{{Compact(chat.Request)}}}""" + "\n")));
        string result = folder.File("out.jsonl");
        using ToolProcess simulator = ToolProcess.Start(["simulate", "--replay", RecordingsFolder.Path!, "--urls", "http://127.0.0.1:0"]);
        var address = new Uri(await simulator.ReadLineAsync());

        (await ToolProcess.RunAsync(["batch", input, "-o", result], ToolProcess.At(address))).Expect(0);

        Dictionary<string, JsonElement> results = ResultFile.Read(result);
        Assert.Equal(chats.Count, results.Count);
        foreach ((string id, JsonElement request, _) in chats)
        {
            // Equal requests are answered in any order: each answer must be one of theirs, as often as it was recorded.
            List<(string Id, JsonElement Request, JsonElement Answer)> equal = [.. chats.Where(chat => JsonElement.DeepEquals(chat.Request, request))];
            JsonElement body = results[id].GetProperty("response").GetProperty("body");
            int recorded = equal.Count(chat => JsonElement.DeepEquals(chat.Answer, body));
            int answered = equal.Count(chat => JsonElement.DeepEquals(results[chat.Id].GetProperty("response").GetProperty("body"), body));
            Assert.True(recorded > 0 && recorded == answered, $"{id}: {recorded} recorded answers, {answered} in the output.");
        }

        output.WriteLine($"{chats.Count} recorded chats came back whole.");
        Assert.True(chats.Count >= 120, $"Only {chats.Count} recordings were tried.");
    }

    private static IEnumerable<(string Id, JsonElement Request, JsonElement Answer)> ReadGoodChats(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            JsonNode recording = JsonNode.Parse(File.ReadAllText(path))!;
            if ((string)recording["endpoint"]! != "/chat/completions" || (bool)recording["streaming"]! || (int)recording["response"]!["status"]! != 200)
                continue;
            if (TryParse((string?)recording["request"]!["body"]) is { } request && TryParse((string?)recording["response"]!["body"]) is { } answer && IsGood(answer))
                yield return (Path.GetFileNameWithoutExtension(path), request, answer);
        }
    }

    private static bool IsGood(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object)
            return false;
        if (!answer.TryGetProperty("choices", out JsonElement choices) || choices.GetArrayLength() == 0 || choices[0].TryGetProperty("error", out _))
            return false;
        JsonElement message = choices[0].GetProperty("message");
        bool hasContent = ((string[])["content", "reasoning", "refusal", "tool_calls", "images"]).Any(name => message.TryGetProperty(name, out JsonElement member)
            && member.ValueKind is not JsonValueKind.Null && member.ToString().Length > 0 && !(member.ValueKind == JsonValueKind.Array && member.GetArrayLength() == 0));
        bool isBilled = answer.TryGetProperty("usage", out JsonElement usage) && usage.TryGetProperty("completion_tokens", out JsonElement tokens) && tokens.GetInt64() > 0;
        return hasContent || isBilled;
    }

    private static JsonElement? TryParse(string? text)
    {
        try
        {
            return text is not null && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } element ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
