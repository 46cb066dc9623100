using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>Every recorded exchange, replayed over HTTP through the client. Skipped where a clone has no recordings.</summary>
public sealed class RecordedExchangesTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_folder_comes_through_unchanged()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        IReadOnlyList<Recording> all = Recording.LoadAll(RepositoryFolder.Recordings!);
        var left = new List<(Recording Recording, string Why)>();

        int bodies = await GoodAnswersComeBackWithEveryMember(all, left);
        int streams = await StreamsGiveWhatAPlainReadingGives(all);
        int errors = await ErrorsAreTyped(all);

        output.WriteLine($"{all.Count} recordings: {bodies} answers, {streams} streams, {errors} errors; {left.Count} left out:");
        foreach (IGrouping<string, (Recording Recording, string Why)> why in left.GroupBy(one => one.Why))
            output.WriteLine($"  {why.Count()} {why.Key}: {string.Join(", ", why.Select(one => one.Recording.Name).Take(12))}");
        Assert.Equal(all.Count, bodies + streams + errors + left.Count);
        Assert.True(bodies >= 120 && streams >= 75 && errors >= 60, $"Too few: {bodies} answers, {streams} streams, {errors} errors.");
    }

    private static async Task<int> GoodAnswersComeBackWithEveryMember(IReadOnlyList<Recording> all, List<(Recording, string)> left)
    {
        var sent = new List<Recording>();
        foreach (Recording one in all.Where(one => !IsError(one) && !(one.IsStreamed && one.Endpoint == "/chat/completions")))
        {
            if (one.Endpoint != "/chat/completions")
                left.Add((one, $"good answers of {one.Endpoint}, which its own suite reads and writes"));
            else if (one.RequestJson is null)
                left.Add((one, "good answers whose request was not recorded"));
            else
                sent.Add(one);
        }

        await using OpenRouterSimulator simulator = await Replay(RepositoryFolder.Recordings!);
        await using OpenRouterClient client = Client(simulator);
        IEnumerable<BulkRequest> requests = sent.Select(one => new BulkRequest { Id = one.Name, Body = Encoding.UTF8.GetBytes(one.RequestBody!) });
        var results = new Dictionary<string, BulkResult>();
        await foreach (BulkResult result in client.Bulk.RunAsync(requests.ToAsyncEnumerable(), new BulkOptions { MaxConcurrency = 16 }, Stop))
        {
            Assert.True(result.IsSuccess, $"{result.Id}: {result.Error?.Message}");
            results.Add(result.Id, result);
        }

        // Equal requests are answered in any order under concurrency: they are compared as sets.
        foreach (IGrouping<string, Recording> equal in sent.GroupBy(one => Canonical(one.RequestJson!)))
        {
            string[] expected = [.. equal.Select(one => Canonical(one.ResponseJson!)).Order(StringComparer.Ordinal)];
            string[] actual = [.. equal.Select(one => Canonical(JsonNode.Parse(results[one.Name].Body.Span)!)).Order(StringComparer.Ordinal)];
            Assert.Equal(expected, actual);
        }

        return sent.Count;
    }

    private static async Task<int> StreamsGiveWhatAPlainReadingGives(IReadOnlyList<Recording> all)
    {
        using var folder = new TemporaryFolder();
        List<(Recording Recording, byte[] Body)> streams = [.. all
            .Where(one => one is { IsStreamed: true, Endpoint: "/chat/completions", Status: 200 })
            .Select(one => (one, one.WriteAlone(folder.Path).Body))];
        await using OpenRouterSimulator simulator = await Replay(folder.Path);
        await using OpenRouterClient client = Client(simulator);
        int good = 0;
        foreach ((Recording one, byte[] body) in streams)
        {
            PlainReading expected = PlainReading.Of(one.ResponseBody);
            if (expected.HasError || expected.IsEmpty)
                continue;
            ChatCompletion whole = await client.Chat.StreamAsync(body, ct: Stop).ToCompletionAsync(Stop);
            Assert.Equal((one.Name, expected), (one.Name, PlainReading.Of(whole)));
            good++;
        }

        return good;
    }

    private async Task<int> ErrorsAreTyped(IReadOnlyList<Recording> all)
    {
        using var folder = new TemporaryFolder();
        List<(Recording Recording, (string Path, byte[] Body) Request)> errors = [.. all.Where(IsError).Select(one => (one, one.WriteAlone(folder.Path)))];
        await using OpenRouterSimulator simulator = await Replay(folder.Path);
        int count = 0;
        foreach ((Recording one, (string path, byte[] body)) in errors)
        {
            await using OpenRouterClient client = Client(simulator);
            OpenRouterException error = await Assert.ThrowsAnyAsync<OpenRouterException>(() => Send(client, one, path, body));
            Assert.NotEqual(VerdictScope.None, error.Verdict.Scope);
            Assert.Equal(one.Status, error.Status);
            output.WriteLine($"{one.Kind,-24} {one.Status} {error.Verdict.Scope.ToName(),-9} {error.Verdict.Action.ToName(),-10} {error.Verdict.Reason}");
            count++;
        }

        return count;
    }

    private static async Task Send(OpenRouterClient client, Recording one, string path, byte[] body)
    {
        if (one.Endpoint != "/chat/completions")
            await client.SendAsync(new RawRequest { Method = new HttpMethod(one.Method), Path = path, Body = body }, ct: Stop);
        else if (one.IsStreamed || (bool?)one.RequestJson?["stream"] == true)
            await client.Chat.StreamAsync(body, ct: Stop).ToCompletionAsync(Stop);
        else
            await client.Chat.CompleteAsync(body, ct: Stop);
    }

    private static bool IsError(Recording one)
    {
        if (one.Status >= 400)
            return true;
        if (one.IsStreamed)
            return one.Endpoint == "/chat/completions" && PlainReading.Of(one.ResponseBody) is { HasError: true } or { IsEmpty: true };
        if (one.ResponseJson is not { } answer)
            return one.Kind == "error-html";
        JsonNode? first = answer["choices"] is JsonArray { Count: > 0 } choices ? choices[0] : null;
        bool isEmpty = one.Endpoint == "/chat/completions" && first?["message"] is JsonObject message
            && string.IsNullOrEmpty(message["content"]?.ToString()) && message["tool_calls"] is null && message["images"] is null
            && message["reasoning"] is null && message["refusal"] is null && (string?)first["finish_reason"] is null or "stop"
            && answer["usage"]?["completion_tokens"]?.ToString() is null or "0";
        return one.Endpoint != "/key" && (answer["error"] is JsonObject || first?["error"] is JsonObject || isEmpty);
    }

    private static Task<OpenRouterSimulator> Replay(string folder) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { ReplayFolder = folder }, Stop);

    private static OpenRouterClient Client(OpenRouterSimulator simulator)
    {
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, Keys = { new KeyOptions { Secret = new ApiKey("sk-or-test") } } };
        options.Routing.Backoff = TimeSpan.FromMilliseconds(1);
        options.Routing.Deadline = TimeSpan.FromSeconds(5);
        return new OpenRouterClient(options);
    }

    /// <summary>The JSON with its members in order and its numbers by value.</summary>
    private static string Canonical(JsonNode node) => node switch
    {
        JsonObject members => "{" + string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"\"{member.Key}\":{(member.Value is null ? "null" : Canonical(member.Value))}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(item => item is null ? "null" : Canonical(item))) + "]",
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number
            => value.GetValue<System.Text.Json.JsonElement>().TryGetDecimal(out decimal number) ? number.ToString("G29", null) : value.ToJsonString(),
        _ => node.ToJsonString(),
    };
}
