using System.Buffers;
using System.Text.Json;
using CsCheck;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A summary adds up, is bounded, and says what matters.</summary>
public sealed class BatchSummaryTests
{
    private static readonly string[] Members =
    [
        "succeeded", "failed", "failures_by_scope", "failures_by_code", "finish_reasons", "cut_off", "substituted", "substitutions", "attempts",
        "attempts_beyond_first", "waited_seconds", "waited_requests", "prompt_tokens", "completion_tokens", "cost", "models", "keys", "providers",
    ];

    private static readonly Gen<string?> Name = Gen.OneOf(AnyOf<string?>(null, "", "a", "b/c", "other", "unknown", "\ud83d", "x\u001b[2J"), Gen.String);

    private static readonly Gen<SummaryEntry> Entry =
        from scope in AnyOf<VerdictScope?>(null, null, null, VerdictScope.Request, VerdictScope.KeyAndModel, VerdictScope.None)
        from names in Name.Array[5]
        from finish in AnyOf<string?>(null, "stop", "length", "max_tokens", "content_filter", "MAX_TOKENS")
        from tokens in Gen.Long[0, 1_000_000_000_000].Array[2]
        from nanodollars in Gen.Long[0, 1_000_000_000_000_000_000]
        from attempts in Gen.Int[0, 9]
        from waited in Gen.Int[0, 5]
        from isSubstituted in Gen.Bool
        select new SummaryEntry
        {
            FailedFor = scope,
            Code = names[0],
            FinishReason = finish,
            AskedModel = names[1],
            IsSubstituted = isSubstituted,
            Model = names[2],
            Provider = names[3],
            Key = names[4],
            PromptTokens = tokens[0],
            CompletionTokens = tokens[1],
            Cost = nanodollars / 1_000_000_000m,
            Attempts = attempts,
            Waited = TimeSpan.FromSeconds(waited),
        };

    [Fact]
    public void Every_table_adds_up_to_the_totals() => Entry.Array[0, 60].Sample(entries =>
    {
        BatchSummary summary = Summarise(entries);
        JsonElement json = Write(summary);
        Assert.Equal(entries.Length, summary.Succeeded + summary.Failed);
        foreach (string table in (string[])["models", "keys"])
        {
            JsonElement[] rows = [.. json.GetProperty(table).EnumerateObject().Select(one => one.Value)];
            Assert.Equal(entries.Length, Sum(rows, "requests"));
            Assert.Equal(summary.Failed, Sum(rows, "failed"));
            Assert.Equal(entries.Sum(entry => entry.PromptTokens), Sum(rows, "prompt_tokens"));
            Assert.Equal(entries.Sum(entry => entry.CompletionTokens), Sum(rows, "completion_tokens"));
            Assert.Equal(entries.Sum(entry => entry.Cost), rows.Sum(row => row.GetProperty("cost").GetDecimal()));
        }

        Assert.Equal(summary.Succeeded, Counts(json, "finish_reasons"));
        Assert.Equal(summary.Succeeded, Counts(json, "providers"));
        Assert.Equal(summary.Failed, Counts(json, "failures_by_scope"));
        Assert.Equal(summary.Failed, Counts(json, "failures_by_code"));
        Assert.Equal(summary.Substituted, json.GetProperty("substitutions").EnumerateArray().Sum(one => one.GetProperty("requests").GetInt64()));
        Assert.Equal(summary.CutOff, entries.Count(entry => entry is { FailedFor: null, FinishReason: "length" or "max_tokens" or "MAX_TOKENS" }));
        Assert.Equal(entries.Sum(entry => entry.Attempts), json.GetProperty("attempts").GetInt64());
        Assert.Equal(entries.Count(entry => entry.Waited > TimeSpan.Zero), json.GetProperty("waited_requests").GetInt64());
        Assert.Equal(Members, json.EnumerateObject().Select(one => one.Name));
        Assert.DoesNotContain(summary.Describe(), line => line.Any(char.IsControl));
    });

    [Fact]
    public void Every_member_is_there_also_when_nothing_ran()
    {
        JsonElement json = Write(new BatchSummary());
        Assert.Equal(Members, json.EnumerateObject().Select(one => one.Name));
        Assert.Equal(["none", "request", "key", "account", "model", "key+model", "service"], json.GetProperty("failures_by_scope").EnumerateObject().Select(one => one.Name));
        Assert.Empty(new BatchSummary().Describe());
    }

    [Fact]
    public void A_hundred_thousand_names_are_bounded_and_add_up()
    {
        var summary = new BatchSummary();
        for (int i = 0; i < 100_000; i++)
        {
            string name = new('x', i % 300);
            summary.Add(new SummaryEntry
            {
                Model = $"{i}{name}",
                Key = $"{i}",
                Provider = $"{i}",
                FinishReason = $"{i}",
                AskedModel = $"{i}",
                IsSubstituted = true,
                Cost = 1,
                PromptTokens = 1,
            });
            summary.Add(new SummaryEntry { FailedFor = VerdictScope.Request, Code = $"{i}{new string('y', 1_000)}", Model = "a", Key = "b" });
        }

        JsonElement json = Write(summary);
        foreach (string table in (string[])["models", "keys", "providers", "finish_reasons", "failures_by_code"])
        {
            JsonProperty[] all = [.. json.GetProperty(table).EnumerateObject()];
            Assert.Equal(1_001, all.Length);
            Assert.Contains(all, one => one.Name == "other");
            Assert.All(all, one => Assert.InRange(one.Name.Length, 1, 201));
        }

        Assert.Equal(1_001, json.GetProperty("substitutions").GetArrayLength());
        Assert.Equal(100_000, json.GetProperty("models").EnumerateObject().Sum(one => one.Value.GetProperty("cost").GetDecimal()));
        Assert.InRange(summary.Describe().Count(), 1, 30);
    }

    [Fact]
    public void An_answer_that_was_cut_off_is_no_quiet_success()
    {
        BatchSummary summary = Summarise([.. Enumerable.Repeat(new SummaryEntry { FinishReason = "length", Model = "a/b", Key = "main", Attempts = 1 }, 37), Good("a/b", "main")]);
        Assert.Equal(
            "37 answers were cut off at their length limit (finish reason length): they count as done; raise --max-tokens and run them again.",
            Assert.Single(summary.Describe()));
        Assert.StartsWith("1 answer was cut off at its", Assert.Single(Summarise([Good("a", "b") with { FinishReason = "max_output_tokens" }]).Describe()), StringComparison.Ordinal);
    }

    [Fact]
    public void People_read_what_matters_and_who_took_what()
    {
        BatchSummary summary = Summarise(
        [
            Good("a/one", "main") with { PromptTokens = 1_000, CompletionTokens = 2_000, Cost = 1.5m },
            Good("b/two", "spare") with { IsSubstituted = true, AskedModel = "a/one", Cost = 2, Attempts = 3, Waited = TimeSpan.FromSeconds(4) },
            Good("a/one", "main") with { FinishReason = "content_filter" },
            new SummaryEntry { FailedFor = VerdictScope.Model, Code = "429", Model = "a/one", Attempts = 2 },
        ]);
        Assert.Equal(
            [
                "1 answer ended with the finish reason content_filter: it counts as done.",
                "1 line was answered by another model than asked: b/two in place of a/one (1).",
                "To blame for failures: model 1.",
                "1 line waited, 4.0 s in all; 3 attempts beyond the first were made.",
                "Tokens: 1,000 in, 2,000 out.",
                "  model  requests  failed  tokens in    out   cost",
                "  b/two         1       0          0      0  $2.00",
                "  a/one         3       1      1,000  2,000  $1.50",
                "  key    requests  failed  tokens in    out   cost",
                "  spare         1       0          0      0  $2.00",
                "  main          2       0      1,000  2,000  $1.50",
                "  none          1       1          0      0     $0",
            ],
            summary.Describe());
    }

    [Fact]
    public async Task Results_of_a_run_are_taken_as_they_are()
    {
        var scenario = new Scenario();
        foreach (string alias in (string[])["main", "spare"])
            scenario.Keys.Add(new ScenarioKey { Alias = alias, Secret = $"sk-or-v1-{alias}" });
        scenario.Models.Add(new ScenarioModel { Id = "a/one" });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ProviderUnavailable, When = new FaultCondition { Every = 5 } });
        CancellationToken ct = TestContext.Current.CancellationToken;
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, ct);
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl };
        foreach (ScenarioKey key in scenario.Keys)
            options.Keys.Add(new KeyOptions { Alias = key.Alias, Secret = new ApiKey(key.Secret) });
        await using var client = new OpenRouterClient(options);
        BulkRequest[] requests =
        [
            .. Enumerable.Range(0, 40).Select(number => BulkRequest.FromChat($"{number}", new ChatRequest { Model = "a/one", Messages = ["x"] })),
            new BulkRequest { Id = "odd", Body = """{"model":"a/one","messages":7}"""u8.ToArray() },
        ];
        var summary = new BatchSummary();
        var results = new List<BulkResult>();
        await foreach (BulkResult result in client.Bulk.RunAsync(requests.ToAsyncEnumerable(), new BulkOptions { MaxConcurrency = 8 }, ct))
        {
            results.Add(result);
            summary.Add(result);
        }

        SimulatorCounters counters = simulator.GetCounters();
        Assert.Equal((40, 1), (summary.Succeeded, summary.Failed));
        Assert.Equal(counters.Attempts, summary.Attempts);
        Assert.Equal(counters.Attempts - 41, summary.Repeated);
        Assert.Equal(results.Sum(result => result.Info.Cost ?? 0), summary.Cost);
        Assert.Equal(results.Sum(result => result.PromptTokens ?? 0), summary.PromptTokens);
        Assert.Equal(results.Where(result => result.IsSuccess).Select(result => result.FinishReason ?? "unknown").Distinct(), summary.FinishReasons.All.Keys);
        Assert.Equal(["a/one"], summary.Models.All.Keys);
        Assert.Equal(["main", "spare"], summary.Keys.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([(VerdictScope.Request, 1L)], summary.Scopes);
        Assert.Equal(ResultLine.CodeOf(results.Single(result => !result.IsSuccess).Error!), Assert.Single(summary.Codes.All).Key);
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static SummaryEntry Good(string model, string key) => new() { FinishReason = "stop", Model = model, Key = key, Provider = "P", Attempts = 1 };

    private static BatchSummary Summarise(SummaryEntry[] entries)
    {
        var summary = new BatchSummary();
        foreach (SummaryEntry entry in entries)
            summary.Add(entry);
        return summary;
    }

    private static long Sum(JsonElement[] rows, string member) => rows.Sum(row => row.GetProperty(member).GetInt64());

    private static long Counts(JsonElement json, string member) => json.GetProperty(member).EnumerateObject().Sum(one => one.Value.GetInt64());

    private static JsonElement Write(BatchSummary summary)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            json.WriteStartObject();
            summary.Write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
