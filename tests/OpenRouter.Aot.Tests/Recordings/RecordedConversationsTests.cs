using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.Aot.Tests.Endpoints;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>Recorded conversations with tools, run to their end by the loop. Skipped where a clone has no recordings.</summary>
public sealed class RecordedConversationsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_runs_to_its_end_with_the_calls_and_arguments_that_were_recorded()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        IReadOnlyList<RecordedConversation> all = RecordedConversation.LoadAll(RepositoryFolder.Recordings!);
        int calls = 0, reasoned = 0;
        foreach (RecordedConversation one in all)
        {
            reasoned += await RunAsync(one);
            calls += one.Calls.Count;
        }

        output.WriteLine($"{all.Count} conversations, {calls} calls, {reasoned} answers with details of reasoning.");
        Assert.True(all.Count >= 60 && calls >= 65 && reasoned >= 30, $"Too few: {all.Count} conversations, {calls} calls, {reasoned} answers with details of reasoning.");
    }

    [Fact]
    public async Task Tools_that_were_made_of_methods_read_the_arguments_that_models_write()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        int runs = 0;
        foreach (RecordedConversation one in RecordedConversation.LoadAll(RepositoryFolder.Recordings!))
        {
            if (!one.Calls.TrueForAll(call => RecordedTools.All.Contains(call.Name)))
                continue;
            await RunAsync(one, RecordedTools.All);
            runs++;
        }

        output.WriteLine($"{runs} conversations.");
        Assert.True(runs >= 50, $"{runs} conversations are too few.");
    }

    private static Task<int> RunAsync(RecordedConversation one) => RunAsync(one, new ToolSet([.. one.Functions.Select(function => Tool(function, one))]));

    private static async Task<int> RunAsync(RecordedConversation one, ToolSet tools)
    {
        using AnsweredClient client = new(number => (200, one.Answers[number - 1]));
        ToolRun run = await client.Client.Chat.RunToolsAsync(one.Request, tools, ct: TestContext.Current.CancellationToken);

        Assert.Equal((one.Name, one.Answers.Count, one.Answers.Count), (one.Name, run.Steps, client.Handler.Asked.Count));
        Assert.Equal(one.Calls, run.Results.Select(result => (result.Call.Id!, result.Call.Function!.Name!, result.Call.Function.Arguments ?? "")));
        Assert.All(run.Results, result => Assert.Equal((one.Name, !IsJson(result.Call.Function!.Arguments)), (one.Name, result.IsError)));
        AssertSentBack(one, client.Handler.Asked[^1].Body);
        return one.Answers.Count(answer => SaidIn(answer)?["reasoning_details"] is JsonArray);
    }

    // The last request holds all that was said before, to the letter, and what each tool answered.
    private static void AssertSentBack(RecordedConversation one, string body)
    {
        JsonNode[] turns = [.. JsonNode.Parse(body)!["messages"]!.AsArray().Skip(one.Request.Messages.Count)!];
        JsonNode?[] said = [.. turns.Where(turn => turn["tool_calls"] is not null)];
        JsonNode?[] expected = [.. one.Answers[..^1].Select(SaidIn)];
        Assert.Equal(expected.Length, said.Length);
        for (int i = 0; i < said.Length; i++)
        {
            Assert.True(JsonNode.DeepEquals(expected[i]!["tool_calls"], said[i]!["tool_calls"]), $"{one.Name}: {said[i]}");
            Assert.True(JsonNode.DeepEquals(expected[i]!["reasoning_details"], said[i]!["reasoning_details"]), $"{one.Name}: {said[i]}");
        }

        var results = turns.Where(turn => (string?)turn["role"] == "tool").ToDictionary(turn => (string)turn["tool_call_id"]!, turn => (string)turn["content"]!);
        foreach ((string id, string content) in one.Results)
            Assert.Equal((one.Name, content), (one.Name, results[id]));
        Assert.Equal(one.Calls.Count, results.Count);
    }

    private static FunctionTool Tool(ToolFunction function, RecordedConversation one) => new(function.Name!, function.Description, function.Parameters, (call, _) =>
    {
        RawJson arguments = call.ReadArguments(static (ref SchemaReader reader) => reader.ReadRaw());
        (string Id, string, string) called = one.Calls.First(known => known.Name == function.Name && (known.Arguments.Trim() == arguments.ToString() || !known.Arguments.Contains('{', StringComparison.Ordinal)));
        return new ValueTask<TurnContent>(one.Results.GetValueOrDefault(called.Id, "5"));
    });

    private static JsonNode? SaidIn(string answer) => JsonNode.Parse(answer)!["choices"]![0]!["message"];

    private static bool IsJson(string? arguments)
    {
        try
        {
            return string.IsNullOrWhiteSpace(arguments) || JsonNode.Parse(arguments) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
