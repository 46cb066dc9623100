using OpenRouter.Aot.Models;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What an estimate says of what cannot work.</summary>
public sealed class EstimateWarningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_model_that_is_not_in_the_catalogue_is_unknown_and_never_free()
    {
        EstimateReport report = await EstimateAsync(Scenario(), Lines("no/such", 3) + Lines("a/b", 1));
        EstimateWarning warning = Assert.Single(report.Warnings, one => one.Kind == "unknown_model");
        Assert.Equal((3L, 1L), (warning.Requests, warning.FirstLine));
        ModelEstimate unknown = Assert.Single(report.Models, model => model.Slug == "no/such");
        Assert.Equal(default, unknown.Cost);
        Assert.NotNull(report.Cost.Low);
        Assert.Null(report.Cost.High);
        Assert.Equal(3, report.Unpriced);
        Assert.Contains(report.Warnings, one => one.Kind == "no_upper_bound" && one.Text.Contains("add --max-tokens", StringComparison.Ordinal));
        Assert.Contains(EstimateText.Describe(report), line => line.StartsWith("cost", StringComparison.Ordinal) && line.EndsWith("and unknown for 3 requests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_price_is_known_the_cost_is_unknown()
    {
        EstimateReport report = await EstimateAsync(Scenario(), Lines("no/such", 3));
        Assert.Equal(default, report.Cost);
        Assert.Contains(EstimateText.Describe(report), line => line.Contains("unknown: no model of these has a known price", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "51 requests for free models, of which the account has 50 a day (UTC), 50 of them today: it takes 2 days with today")]
    [InlineData(151, "it takes 4 days with today")]
    public async Task More_free_requests_than_a_day_has_take_days(int requests, string? expected)
    {
        Scenario scenario = Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "default", Credits = 1 });
        EstimateReport report = await EstimateAsync(scenario, Lines("c/d:free", requests - 1) + Lines("c/d:free:nitro", 1));
        EstimateWarning? warning = report.Warnings.SingleOrDefault(one => one.Kind == "free_quota");
        Assert.Equal(expected is null, warning is null);
        Assert.Contains(expected ?? "", warning?.Text ?? "", StringComparison.Ordinal);
        Assert.Contains("20 requests a minute", Assert.Single(report.Warnings, one => one.Kind == "free_pace").Text, StringComparison.Ordinal);
        Assert.Equal(0, report.Cost.High);
    }

    [Theory]
    [InlineData(false, "the account has 50 a day")]
    [InlineData(true, "the 2 accounts have 100 a day")]
    public async Task Free_requests_count_for_the_accounts_that_serve_them(bool spreads, string expected)
    {
        Scenario scenario = Scenario();
        foreach (string name in (string[])["default", "other"])
            scenario.Accounts.Add(new ScenarioAccount { Name = name, Credits = 1 });
        scenario.Keys.Add(new ScenarioKey { Alias = "b", Secret = "another-key", Account = "other" });
        EstimateReport report = await EstimateAsync(scenario, Lines("c/d:free", 150), adjust: options =>
        {
            options.Keys.Add(new KeyOptions { Secret = new ApiKey("another-key") });
            options.SpreadFreeModels = spreads;
        });
        Assert.Contains(expected, Assert.Single(report.Warnings, one => one.Kind == "free_quota").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(51, 50, 50, 2)]
    [InlineData(51, 50, 0, 3)]
    [InlineData(100, 50, 0, 3)]
    [InlineData(1_000_000, 1_000, 1_000, 1_000)]
    public void Today_is_one_of_the_days(long requests, long perDay, long left, long days) => Assert.Equal(days, PoolWarnings.DaysOf(requests, perDay, left));

    [Fact]
    public void Where_nobody_tells_the_quota_both_are_said()
    {
        EstimateWarning warning = PoolWarnings.Find(new PoolMeans(), 10, default).First();
        Assert.Equal("free_quota", warning.Kind);
        Assert.Contains("50, or 1,000", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_longer_than_the_context_is_named_by_its_line()
    {
        string input = Lines("a/b", 1) + $$"""{"prompt":"{{new string('a', 6_000)}}","model":"small/one"}""" + "\n" + $$"""{"prompt":"{{new string('a', 4_000)}}","model":"small/one"}""";
        EstimateReport report = await EstimateAsync(Scenario(), input);
        EstimateWarning certain = Assert.Single(report.Warnings, one => one.Kind == "context");
        Assert.Equal((1L, 2L), (certain.Requests, certain.FirstLine));
        Assert.Contains("context of small/one, 1,000 tokens", certain.Text, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(report.Warnings, one => one.Kind == "context_perhaps").FirstLine);
    }

    [Theory]
    [InlineData("{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\"}}", "modality", "takes no images")]
    [InlineData("{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AAAA\"}}", "modality", "takes no audio")]
    [InlineData("{\"type\":\"file\",\"file\":{\"file_data\":\"data:application/pdf;base64,AAAA\"}}", "modality", "takes no files")]
    [InlineData("{\"type\":\"file\",\"file\":{\"file_data\":\"data:application/pdf;base64,AAAA\"}}", "media", "not in the figures")]
    public async Task What_a_model_does_not_take_is_told(string part, string kind, string expected)
    {
        EstimateReport report = await EstimateAsync(Scenario(), $$"""{"model":"a/b","messages":[{"role":"user","content":[{{part}}]}]}""");
        Assert.Contains(expected, Assert.Single(report.Warnings, one => one.Kind == kind).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.00000001", "money")]
    [InlineData("0.01", "money_perhaps")]
    [InlineData("1", null)]
    public async Task What_the_keys_have_left_is_compared(string limit, string? kind)
    {
        Scenario scenario = Scenario();
        scenario.Keys[0].Limit = decimal.Parse(limit, System.Globalization.CultureInfo.InvariantCulture);
        EstimateReport report = await EstimateAsync(scenario, Lines("a/b", 1));
        Assert.Equal(kind is null ? [] : [kind], report.Warnings.Select(one => one.Kind).Where(one => one.StartsWith("money", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Credits_are_compared_too()
    {
        Scenario scenario = Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "default", Credits = 0.01m });
        EstimateReport report = await EstimateAsync(scenario, Lines("a/b", 1));
        Assert.Contains("$0.0100 is left", Assert.Single(report.Warnings, one => one.Kind == "money_perhaps").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_does_not_work_is_named_by_its_alias()
    {
        Scenario scenario = Scenario();
        scenario.Keys[0].Disabled = true;
        EstimateReport report = await EstimateAsync(scenario, Lines("a/b", 1));
        Assert.StartsWith("key-1: ", Assert.Single(report.Warnings, one => one.Kind == "key").Text, StringComparison.Ordinal);
        Assert.Single(report.Warnings, one => one.Kind == "no_key");
        Assert.DoesNotContain(report.Warnings, one => one.Text.Contains(ToolProcess.Key, StringComparison.Ordinal));
        Assert.NotNull(report.Cost.High);
    }

    [Fact]
    public void A_routers_price_is_unknown_and_a_dearer_fallback_is_told()
    {
        var catalogue = new Catalogue([Info("r/auto", -1), Info("cheap/one", 1), Info("dear/one", 2)]);
        Assert.Null(catalogue.Find("r/auto")!.Cost(1, 0, new TokenRange(1, 1), new TokenRange(1, 1)).Low);
        Assert.Contains("chooses another model", Assert.Single(Warn(catalogue, "r/auto"), one => one.Kind == "unknown_price").Text, StringComparison.Ordinal);
        Assert.Equal(["dearer_fallback", "unknown_fallback"], Warn(catalogue, "cheap/one", "dear/one", "no/such").Select(one => one.Kind));
        Assert.Empty(Warn(catalogue, "dear/one", "cheap/one"));
    }

    [Fact]
    public void A_request_an_image_and_the_dearest_condition_are_in_the_price()
    {
        ModelInfo info = Info("a/b", 1);
        info.Pricing = new ModelPricing { Prompt = 1, Completion = 2, Request = 10, Image = 100, InternalReasoning = 3, Overrides = [new PriceOverride { Prompt = 4 }] };
        Assert.Equal(new CostRange(10 + 1 + 2, 10 + 100 + 4 + 3), new KnownModel(info).Cost(1, 1, new TokenRange(1, 1), new TokenRange(1, 1)));
    }

    [Fact]
    public void Plugins_and_searches_cost_extra()
    {
        var catalogue = new Catalogue([Info("a/b", 1)]);
        Assert.Equal(["plugins"], Warn(catalogue, "a/b:online").Select(one => one.Kind));
    }

    [Fact]
    public async Task A_measured_pace_tells_time_and_cost()
    {
        EstimateReport report = await EstimateAsync(Scenario(), Lines("a/b", 1_000), new MeasuredPace(50, 2, 100, 20, 0.001m));
        Assert.Equal(TimeSpan.FromSeconds(500), report.Time);
        Assert.Equal(1, report.MeasuredCost);
        string text = string.Join('\n', EstimateText.Describe(report));
        Assert.Contains("about $1.00 at the measured cost of $0.001000 a request", text, StringComparison.Ordinal);
        Assert.Contains("about 8 min 20 s at the measured 2.0/s (50 requests answered)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_one_the_time_is_unknown()
    {
        EstimateReport report = await EstimateAsync(Scenario(), Lines("a/b", 1));
        Assert.Contains("time               unknown: nothing has been measured yet; a trial with --limit 50 measures it", EstimateText.Describe(report));
    }

    [Fact]
    public async Task An_alias_of_the_pool_stands_for_its_models()
    {
        EstimateReport report = await EstimateAsync(Scenario(), Lines("mine", 2), adjust: options => options.Models["mine"] = new ModelRoute("a/b", "no/such"));
        Assert.Equal("a/b", Assert.Single(report.Models).Slug);
        Assert.Contains(report.Warnings, one => one.Kind == "unknown_fallback");
    }

    [Fact]
    public async Task Bad_lines_are_named_and_the_exit_says_so()
    {
        string input = folder.Write("in.jsonl", """{"prompt":"x"}""" + "\nbad\n\n" + """{"custom_id":"a","prompt":"x","model":"a/b"}""" + "\n" + """{"custom_id":"a","prompt":"y","model":"a/b"}""");
        await using OpenRouterSimulator simulator = await StartAsync(Scenario());
        ToolResult run = (await ToolProcess.RunAsync(["batch", input, "--estimate"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Equal(
            [$"{input}:1: no model: name one in the line, or for all such lines with -m MODEL", $"{input}:2: no JSON object", $"{input}:5: the custom_id 'a' occurs before"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("requests           1, and 3 lines that cannot be sent", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task Without_lines_there_is_nothing_to_estimate()
    {
        await using OpenRouterSimulator simulator = await StartAsync(Scenario());
        ToolResult run = (await ToolProcess.RunAsync(["batch", folder.Write("in.jsonl", "\n \n"), "--estimate"], ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("holds no lines", run.Error, StringComparison.Ordinal);
    }

    private static EstimateWarning[] Warn(Catalogue catalogue, string slug, params string[] fallbacks)
    {
        var group = new ModelEstimate(slug, fallbacks, "/chat/completions", catalogue.Find(slug));
        group.Add(new PromptFacts(slug, new TokenRange(1, 1), 10, 0, false, false, false, false), line: 1);
        return [.. new ModelWarnings(catalogue).Find(group)];
    }

    private static ModelInfo Info(string id, decimal price) =>
        new() { Id = id, ContextLength = 1_000, Pricing = new ModelPricing { Prompt = price, Completion = price } };

    private static string Lines(string model, int count) => string.Concat(Enumerable.Repeat($$"""{"prompt":"Hello there","model":"{{model}}"}""" + "\n", count));

    private static Scenario Scenario()
    {
        var scenario = new Scenario();
        scenario.Keys.Add(new ScenarioKey { Alias = "a", Secret = ToolProcess.Key });
        scenario.Models.Add(new ScenarioModel { Id = "a/b" });
        scenario.Models.Add(new ScenarioModel { Id = "c/d:free" });
        scenario.Models.Add(new ScenarioModel { Id = "small/one", ContextLength = 1_000 });
        return scenario;
    }

    private async Task<EstimateReport> EstimateAsync(Scenario scenario, string input, MeasuredPace? pace = null, Action<OpenRouterClientOptions>? adjust = null)
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl };
        options.Keys.Add(new KeyOptions { Secret = new ApiKey(ToolProcess.Key) });
        adjust?.Invoke(options);
        using var client = new OpenRouterClient(options);
        var settings = new EstimateSettings { Input = folder.Write("in.jsonl", input) };
        return await new BatchEstimate(settings, client, options, pace, TextWriter.Null).MeasureAsync(TestContext.Current.CancellationToken);
    }

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
