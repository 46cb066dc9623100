using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>The catalogue and the credits, over real HTTP.</summary>
public class LookupEndpointsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_is_looked_up()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        ModelsEndpoint models = pool.Client.Models;

        ModelList all = await models.ListAsync(ct: Stop);
        Assert.Equal((3, 3), (all.TotalCount, all.Data!.Count));
        Assert.Equal(["a/one", "b/two", "c/free:free"], (await models.ListForUserAsync(new ModelQuery { Limit = 10 }, ct: Stop)).Data!.Select(model => model.Id));
        Assert.Equal((0.000001m, 0.000002m), (all.Data[0].Pricing!.Prompt, all.Data[0].Pricing!.Completion));

        ModelInfo free = await models.GetAsync("c/free:free", ct: Stop);
        Assert.Equal(("c/free:free", true), (free.Id, free.Supports(ModelParameter.Tools)));
        ModelEndpoints endpoints = await models.GetEndpointsAsync("a/one", ct: Stop);
        Assert.Equal(("a/one", 0), (endpoints.Id, Assert.Single(endpoints.Endpoints!).Status));
        Assert.NotEmpty((await models.ListProvidersAsync(ct: Stop)).Data!);

        // Looking something up is no attempt.
        Assert.All(pool.Client.GetStatistics().Keys, key => Assert.Equal(0, key.Attempts));
    }

    [Fact]
    public async Task A_model_that_is_unknown_is_an_error_that_names_what_was_asked()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        OpenRouterResult<ModelInfo> result = await pool.Client.Models.TryGetAsync("no/such", ct: Stop);
        Assert.Equal(404, result.Error!.Status);
        Assert.Contains("GET /model/no/such", result.Error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Models.GetEndpointsAsync("no/such", ct: Stop));
        foreach (string wrong in (string[])["gpt", "a/b/c", "/b", "a/", " "])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => pool.Client.Models.GetAsync(wrong, ct: Stop));
    }

    [Fact]
    public async Task A_query_is_sent_as_it_was_asked()
    {
        using var client = new AnsweredClient(_ => (200, """{"data":[{"id":"a/one"}],"total_count":1,"links":{"next":null}}"""));
        await client.Client.Models.ListAsync(new ModelQuery { Search = "a b", MaxPrice = 0.5m }, ct: Stop);
        await client.Client.Models.ListForUserAsync(new ModelQuery { Offset = 500, Limit = 2 }, ct: Stop);
        Assert.Equal(["/api/v1/models?q=a%20b&max_price=0.5", "/api/v1/models/user?offset=500&limit=2"], client.Handler.Asked.Select(one => one.Path));
    }

    [Theory]
    [InlineData("""{"error":{"code":503,"message":"later"}}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"da""")]
    public async Task An_answer_without_what_was_asked_for_is_tried_again(string body)
    {
        using var client = new AnsweredClient(number => (200, number == 1 ? body : """{"data":{"id":"a/one"}}"""));
        ModelInfo model = await client.RunAsync(client.Client.Models.GetAsync("a/one", ct: Stop), TimeSpan.FromSeconds(1));
        Assert.Equal(("a/one", 2), (model.Id, client.Handler.Asked.Count));
    }

    [Fact]
    public async Task Credits_are_told_to_either_kind_of_key()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        Credits ofPool = await pool.Client.Credits.GetAsync(ct: Stop);
        Credits ofKey = await pool.Client.Credits.GetAsync(new ApiKey(PoolUnderTest.SecretMark + 1), ct: Stop);
        Assert.Equal((100, 100), (ofPool.TotalCredits, ofKey.TotalCredits));
        Assert.True(ofPool.Remaining is > 99 and <= 100);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_may_not_see_credits_is_good_for_inference_all_the_same(int status)
    {
        using var client = new AnsweredClient(_ => (status, $$$"""{"error":{"code":{{{status}}},"message":"Only management keys can fetch credits"}}"""));
        OpenRouterResult<Credits> result = await client.Client.Credits.TryGetAsync(ct: Stop);
        Assert.Equal((status, VerdictAction.Surface), (result.Error!.Status, result.Error.Verdict.Action));
        Assert.Single(client.Handler.Asked);
        Assert.All(client.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
    }
}
