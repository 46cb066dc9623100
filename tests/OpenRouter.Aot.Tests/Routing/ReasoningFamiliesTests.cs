using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A history with signed or encrypted reasoning continues on the family that made it, and nobody gets another's.</summary>
public class ReasoningFamiliesTests
{
    private const string Claude = "anthropic-claude-v1";
    private const string OpenAI = "openai-responses-v1";

    // The models as they are asked for, each with how many details it does not get.
    [Theory]
    [InlineData("anthropic/a openai/b", Claude, "anthropic/a:0 openai/b:1")]
    [InlineData("openai/b anthropic/a", Claude, "anthropic/a:0 openai/b:1")]
    [InlineData("openai/b x-ai/c anthropic/a ~anthropic/d z-ai/e", Claude, "anthropic/a:0 ~anthropic/d:0 openai/b:1 x-ai/c:1 z-ai/e:1")]
    [InlineData("openai/b x-ai/c", Claude, "openai/b:1 x-ai/c:1")]
    [InlineData("z-ai/e openai/b", Claude, "z-ai/e:0 openai/b:1")]
    [InlineData("z-ai/e anthropic/a", Claude, "anthropic/a:0 z-ai/e:1")]
    [InlineData("a/one b/two a/three", "unknown", "a/one:0 a/three:0 b/two:1")]
    [InlineData("openai/b", Claude, "openai/b:0")]
    [InlineData("openai/b", "unknown", "openai/b:0")]
    [InlineData("openrouter/auto anthropic/a openai/b", Claude, "openrouter/auto:0 anthropic/a:0 openai/b:1")]
    [InlineData("anthropic/a openrouter/auto", Claude, "anthropic/a:0 openrouter/auto:1")]
    [InlineData("anthropic/a openai/b x-ai/c", Claude + " " + OpenAI, "openai/b:1 anthropic/a:1 x-ai/c:2")]
    [InlineData("anthropic/a openai/b", "unknown " + OpenAI, "openai/b:1 anthropic/a:1")]
    public void Its_models_go_first_and_each_gets_its_own(string models, string formats, string expected)
    {
        PlannedRequest request = new PlanUnderTest().Ask(new ModelRoute(models.Split(' ')), body: History(formats));
        Assert.Equal(expected, string.Join(' ', request.Plan.Candidates.Select(one => $"{one.Model}:{one.Unreadable.Length}")));
    }

    [Theory]
    [InlineData("anthropic/a anthropic/b openai/c", Claude, "anthropic/b")]
    [InlineData("openai/c anthropic/a anthropic/b", Claude, "anthropic/b")]
    [InlineData("openai/c x-ai/d", Claude, "x-ai/d")]
    [InlineData("z-ai/e openai/c", Claude, "")]
    [InlineData("a/one b/two", "unknown", "")]
    public void A_list_for_the_server_holds_only_models_that_get_the_same_body(string models, string formats, string expected)
    {
        PlannedRequest request = new PlanUnderTest().Ask(new ModelRoute(models.Split(' ')), body: History(formats));
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.Equal(expected, string.Join(' ', request.Fallbacks));
    }

    [Fact]
    public void The_clients_own_fallback_goes_without()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest request = test.Ask(new ModelRoute("openai/b", "anthropic/a"), body: History(Claude));
        request.Next();
        Assert.Equal(("anthropic/a", 0), (request.Model, request.Plan.Candidates[0].Unreadable.Length));
        request.Answer(Throttled);
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.Equal(("openai/b", 1), (request.Model, request.Step.Candidate!.Unreadable.Length));
    }

    [Fact]
    public void Whoever_names_the_fallbacks_of_the_server_has_made_up_the_body()
    {
        PlannedRequest request = new PlanUnderTest().Ask(new ModelRoute("openai/b", "x-ai/c"), body: History(Claude, """ "models":["anthropic/a"], """));
        Assert.Equal([("openai/b", 0), ("x-ai/c", 1)], request.Plan.Candidates.Select(one => (one.Model, one.Unreadable.Length)));
    }

    [Fact]
    public void The_next_request_knows_nothing_of_it()
    {
        var test = new PlanUnderTest();
        var run = new RequestRun(test.Pool);
        var models = new ModelRoute("openai/b", "x-ai/c");
        run.Plan.Begin(new Dispatch { Path = "/chat/completions", Template = Parse(History(Claude)), Route = models }, test.Now);
        Assert.All(run.Plan.Candidates, one => Assert.Single(one.Unreadable));
        run.Plan.Clear();
        run.Plan.Begin(new Dispatch { Path = "/chat/completions", Template = Parse("{}"), Route = models }, test.Now);
        Assert.All(run.Plan.Candidates, one => Assert.Empty(one.Unreadable));
    }

    private static RequestTemplate Parse(string body) => RequestTemplate.Parse(System.Text.Encoding.UTF8.GetBytes(body));

    private static string History(string formats, string more = "") =>
        $$"""{{{more}}"messages":[{"role":"user","content":"x"},{{string.Join(',', formats.Split(' ').Select(format =>
            $$"""{"role":"assistant","content":"y","reasoning_details":[{"type":"reasoning.encrypted","data":"x","format":"{{format}}"}]}"""))}}]}""";
}
