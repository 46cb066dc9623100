using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What was estimated beside what was billed: the bill lies within.</summary>
public sealed class EstimateBillTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("chat", """{"model":"a/one","messages":[{"role":"user","content":"TEXT"}]}""")]
    [InlineData("chat with a limit", """{"model":"a/one","max_tokens":200,"messages":[{"role":"user","content":"TEXT"}]}""")]
    [InlineData("parts", """{"model":"a/one","messages":[{"role":"user","content":[{"type":"text","text":"TEXT"},{"type":"text","text":"TEXT"}]},{"role":"assistant","content":"TEXT"}]}""")]
    [InlineData("prompt", """{"prompt":"TEXT","model":"b/two"}""")]
    [InlineData("responses", """{"url":"/v1/responses","body":{"model":"a/one","max_output_tokens":200,"input":"TEXT"}}""")]
    [InlineData("items", """{"url":"/v1/responses","body":{"model":"b/two","instructions":"TEXT","input":[{"role":"user","content":"TEXT"}]}}""")]
    [InlineData("messages", """{"url":"/v1/messages","body":{"model":"a/one","max_tokens":200,"system":"TEXT","messages":[{"role":"user","content":"TEXT"}]}}""")]
    [InlineData("completions", """{"url":"/v1/completions","body":{"model":"a/one","prompt":"TEXT"}}""")]
    [InlineData("embeddings", """{"url":"/v1/embeddings","body":{"model":"a/one","input":["TEXT","TEXT"]}}""")]
    [InlineData("rerank", """{"url":"/v1/rerank","body":{"model":"a/one","query":"TEXT","documents":["TEXT","TEXT"]}}""")]
    public async Task The_bill_of_any_shape_of_line_lies_within_the_estimate(string shape, string line)
    {
        // From no text to long texts, in scripts of one to four bytes a character, and of characters that are escaped.
        string[] texts =
        [
            "x", "Hello there", string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 200)), new('日', 1_000), new('é', 999),
            string.Concat(Enumerable.Repeat("😀", 301)), string.Concat(Enumerable.Repeat("\\u65e5\\n\\\"", 100)), string.Concat(Enumerable.Repeat("{}[](); ", 500)),
        ];
        string input = string.Concat(texts.Select(text => line.Replace("TEXT", text, StringComparison.Ordinal) + "\n"));
        await using OpenRouterSimulator simulator = await StartAsync(Priced());
        using OpenRouterClient client = Client(simulator, out OpenRouterClientOptions options);
        await ExpectWithinAsync(simulator, client, options, new EstimateSettings { Input = folder.Write("in.jsonl", input) }, texts.Length, shape);
    }

    [Fact]
    public async Task Defaults_are_a_part_of_the_estimate()
    {
        string system = string.Concat(Enumerable.Repeat("You are a helpful and very thorough assistant. ", 100));
        string file = folder.Write("defaults.json", """{"model":"b/two","stop":["x"]}""");
        string input = string.Concat(Enumerable.Repeat("""{"prompt":"Hello"}""" + "\n", 50)) + """{"prompt":"x","model":"a/one","max_tokens":150}""";
        await using OpenRouterSimulator simulator = await StartAsync(Priced());
        using OpenRouterClient client = Client(simulator, out OpenRouterClientOptions options);
        EstimateReport without = await Estimate(client, options, new EstimateSettings { Input = folder.Write("in.jsonl", input), Model = "b/two" });
        var settings = new EstimateSettings { Input = folder.File("in.jsonl"), Defaults = LineDefaults.Create(file, system, 100, []) };
        EstimateReport with = await ExpectWithinAsync(simulator, client, options, settings, 51, "defaults");
        Assert.Equal([("b/two", 50), ("a/one", 1)], with.Models.Select(model => (model.Slug, model.Requests.Count)));
        Assert.InRange(with.Prompt.Low - without.Prompt.Low, 51L * ((system.Length / 5) - 1), 51L * system.Length / 4);
        Assert.Equal((50 * 100) + 150, with.Completion.High);
    }

    [Fact]
    public async Task The_tool_tells_beforehand_what_the_simulator_bills_afterwards()
    {
        string input = folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, 200).Select(
            number => $$"""{"prompt":"{{new string('a', number * 7)}} {{number}}","model":"{{(number % 3 == 0 ? "a/one" : "b/two")}}"}""" + "\n")));
        await using OpenRouterSimulator simulator = await StartAsync(Priced());
        string[] flags = ["--system", "Be brief.", "--max-tokens", "90"];
        ToolResult estimate = (await ToolProcess.RunAsync(["batch", input, "--estimate", "--json", .. flags], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal(0, simulator.GetCounters().Attempts);
        Assert.Empty(estimate.Error);
        (await ToolProcess.RunAsync(["batch", input, "-o", folder.File("out.jsonl"), .. flags], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        JsonElement cost = JsonElement.Parse(estimate.Output).GetProperty("cost");
        Assert.InRange(simulator.GetCounters().CostUsd, cost.GetProperty("low").GetDouble(), cost.GetProperty("high").GetDouble());
        JsonElement[] models = [.. JsonElement.Parse(estimate.Output).GetProperty("models").EnumerateArray()];
        Assert.Equal(["b/two", "a/one"], models.Select(model => model.GetProperty("model").GetString()));
        Assert.Equal(133 * 90, models[0].GetProperty("completion_tokens").GetProperty("high").GetInt32());
    }

    private static async Task<EstimateReport> ExpectWithinAsync(
        OpenRouterSimulator simulator, OpenRouterClient client, OpenRouterClientOptions options, EstimateSettings settings, int requests, string shape)
    {
        EstimateReport report = await Estimate(client, options, settings);
        Assert.Equal(0, simulator.GetCounters().Attempts);
        Assert.Equal(requests, report.Requests);
        var expected = new Dictionary<string, TokenRange>();
        (long Prompt, long Completion) used = (0, 0);
        IAsyncEnumerable<BulkRequest> input = new EstimateInput(settings, TextWriter.Null).ReadAsync(TestContext.Current.CancellationToken).Select(one =>
        {
            lock (expected)
                expected.Add(one.Request.Id, PromptReader.Read(one.Request.Body.Span, EndpointKinds.Of(one.Request.Path)).Tokens);
            return one.Request;
        });
        await foreach (BulkResult result in client.Bulk.RunAsync(input, ct: TestContext.Current.CancellationToken))
        {
            Assert.True(result.IsSuccess, $"{shape}: {result.Error?.Message}");
            long prompt = Usage(result, "prompt_tokens", "input_tokens", "total_tokens");
            lock (expected)
                Assert.InRange(prompt, expected[result.Id].Low, expected[result.Id].High!.Value);
            used = (used.Prompt + prompt, used.Completion + Usage(result, "completion_tokens", "output_tokens"));
        }

        Assert.InRange(used.Prompt, report.Prompt.Low, report.Prompt.High!.Value);
        Assert.InRange(used.Completion, report.Completion.Low, report.Completion.High!.Value);
        decimal bill = (decimal)simulator.GetCounters().CostUsd;
        Assert.InRange(bill, report.Cost.Low!.Value, report.Cost.High!.Value);
        // A range that holds everything would be of no use: of what is certain, the prompt, the bounds are not far apart.
        Assert.InRange(report.Prompt.High.Value, report.Prompt.Low, (report.Prompt.Low * 9) + (60 * requests));
        return report;
    }

    // Each family has names of its own.
    private static long Usage(BulkResult result, params string[] names)
    {
        JsonElement usage = JsonElement.Parse(result.Body.Span).GetProperty("usage");
        foreach (string name in names)
        {
            if (usage.TryGetProperty(name, out JsonElement tokens))
                return tokens.GetInt64();
        }

        return 0;
    }

    private static Task<EstimateReport> Estimate(OpenRouterClient client, OpenRouterClientOptions options, EstimateSettings settings) =>
        new BatchEstimate(settings, client, options, pace: null, TextWriter.Null).MeasureAsync(TestContext.Current.CancellationToken);

    private static OpenRouterClient Client(OpenRouterSimulator simulator, out OpenRouterClientOptions options)
    {
        options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl };
        options.Keys.Add(new KeyOptions { Secret = new ApiKey(ToolProcess.Key) });
        return new OpenRouterClient(options);
    }

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);

    private static Scenario Priced()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "a/one", PromptPrice = 0.000003m, CompletionPrice = 0.000015m });
        scenario.Models.Add(new ScenarioModel { Id = "b/two", PromptPrice = 0.0000001m, CompletionPrice = 0.0000004m, ContextLength = 20_000 });
        return scenario;
    }
}
