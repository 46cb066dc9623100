using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Lists of models, over real HTTP: the server falls back first, the client for what still comes back.</summary>
public class ServerFallbackTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_throttled_model_costs_no_attempt_where_the_server_can_fall_back()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: Throttle);
        for (int i = 0; i < 10; i++)
        {
            ChatCompletion answer = await pool.Client.Chat.CompleteAsync(Ask(), ct: Stop);
            Assert.Equal(("a/one", "b/two", 1), (answer.Info.RequestedModel, answer.Info.Model, answer.Info.Attempts));
        }

        Assert.Equal(10, pool.Simulator.GetCounters().Attempts);
        Assert.Equal([("a/one", 0L), ("b/two", 10L)], pool.Client.GetStatistics().Models.Select(model => (model.Model, model.Succeeded)));
    }

    [Fact]
    public async Task Switched_off_every_fallback_is_an_attempt()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: Throttle, options: options => options.Routing.UseServerFallbacks = false);
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(Ask(), ct: Stop);
        Assert.Equal(("b/two", 2), (answer.Info.Model, answer.Info.Attempts));
    }

    [Fact]
    public async Task A_body_with_fallbacks_of_its_own_is_sent_as_it_stands()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: Throttle);
        byte[] body = """{"model":"a/one","models":["b/two"],"messages":[{"role":"user","content":"hi"}]}"""u8.ToArray();
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(body, new RequestOptions { Fallbacks = ["x/none"] }, Stop);
        Assert.Equal(("b/two", 1), (answer.Model, answer.Info.Attempts));
    }

    [Fact]
    public async Task What_fails_after_the_server_chose_goes_to_the_next_model()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            scenario: scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Empty, When = new FaultCondition { Model = "a/one" } }));
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(Ask(), ct: Stop);
        Assert.Equal(("b/two", 2), (answer.Info.Model, answer.Info.Attempts));
        pool.AssertCountersAgree();
    }

    private static ChatRequest Ask() => new() { Model = new ModelRoute("a/one", "b/two"), Messages = ["hello"], MaxTokens = 50 };

    private static void Throttle(Scenario scenario) =>
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, When = new FaultCondition { Model = "a/one" } });
}
