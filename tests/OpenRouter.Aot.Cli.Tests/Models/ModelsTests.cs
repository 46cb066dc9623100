using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The catalogue on the command line, without a key.</summary>
public sealed class ModelsTests
{
    [Fact]
    public async Task No_key_is_needed_and_the_table_has_prices_and_context()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await ToolProcess.RunAsync(["models"], Without(simulator))).Expect(0);
        Assert.Contains("│ acme/big        │ 200,000 │ $3.00 │ $15.00 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("│ acme/small:free │ 131,072 │ $0.00 │  $0.00 │", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 4 models. Prices are USD per million tokens.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/big\nacme/small:free\nother/tiny\n")]
    [InlineData("acme/big\nacme/small:free\n", "ACME")]
    [InlineData("acme/big\n", "acme", "big")]
    [InlineData("acme/small:free\nother/tiny\n", "--max-price", "0.1")]
    [InlineData("acme/small:free\n", "--max-output-price", "0")]
    [InlineData("acme/big\n", "--min-context", "200000")]
    [InlineData("acme/small:free\n", "--free")]
    [InlineData("", "--supports", "telepathy")]
    [InlineData("acme/big\nacme/small:free\nother/tiny\n", "--supports", "tools", "--supports", "seed", "--input", "text", "--output", "text")]
    [InlineData("", "--input", "image")]
    [InlineData("draw/er\n", "--output", "image")]
    [InlineData("acme/small:free\nother/tiny\nacme/big\n", "--sort", "price")]
    [InlineData("acme/big\nacme/small:free\n", "--sort", "context", "--limit", "2")]
    public async Task Filters_leave_what_is_wanted_in_the_order_that_is_wanted(string expected, params string[] filters)
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await ToolProcess.RunAsync(["models", "--ids", .. filters], Without(simulator))).Expect(0);
        Assert.Equal(expected, run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_has_the_models_as_they_were_sent()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult run = (await ToolProcess.RunAsync(["models", "big", "--json"], Without(simulator))).Expect(0);
        JsonElement model = Assert.Single(JsonElement.Parse(run.Output).GetProperty("models").EnumerateArray());
        Assert.Equal(("acme/big", "0.000003"), (model.GetProperty("id").GetString(), model.GetProperty("pricing").GetProperty("prompt").GetString()));
    }

    [Fact]
    public async Task Ones_own_models_are_asked_for_with_a_key()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        ToolResult without = (await ToolProcess.RunAsync(["models", "--mine"], Without(simulator))).Expect(2);
        Assert.Contains("OPENROUTER_API_KEY", without.Error, StringComparison.Ordinal);
        ToolResult run = (await ToolProcess.RunAsync(["models", "--mine", "--ids", "tiny"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal("other/tiny", run.Output.Trim());
    }

    [Theory]
    [InlineData("--sort is 'best'; it must be one of price, context, newest", "--sort", "best")]
    [InlineData("--max-price is 'cheap'; it must be an amount", "--max-price", "cheap")]
    [InlineData("--min-context is 0; it must be", "--min-context", "0")]
    [InlineData("--ids and --json exclude each other", "--ids", "--json")]
    [InlineData("--input is blank", "--input", " ")]
    public async Task What_cannot_be_filtered_by_is_said(string message, params string[] filters)
    {
        ToolResult run = (await ToolProcess.RunAsync(["models", .. filters])).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named()
    {
        var environment = new Dictionary<string, string> { ["OPENROUTER_BASE_URL"] = "nonsense" };
        Assert.Contains("OPENROUTER_BASE_URL is 'nonsense'", (await ToolProcess.RunAsync(["models"], environment)).Expect(2).Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Without(OpenRouterSimulator simulator) => new() { ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString() };

    private static Task<OpenRouterSimulator> StartAsync()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "acme/big", PromptPrice = 0.000003m, CompletionPrice = 0.000015m, ContextLength = 200_000 });
        scenario.Models.Add(new ScenarioModel { Id = "acme/small:free" });
        scenario.Models.Add(new ScenarioModel { Id = "other/tiny", PromptPrice = 0.0000001m, CompletionPrice = 0.0000004m, ContextLength = 8_192 });
        scenario.Models.Add(new ScenarioModel { Id = "draw/er", OutputModalities = ["image"] });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
