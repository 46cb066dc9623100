using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>Keys are made, changed and deleted with a management key that is not in the pool; a new secret is seen nowhere.</summary>
public class KeyManagementTests
{
    private const string Secret = "sk-or-v1-the-new-secret";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly ApiKey Manager = new("sk-or-manager", "manager");

    [Fact]
    public async Task A_key_lives_and_dies()
    {
        await using PoolUnderTest pool = await StartAsync();
        KeyManagementEndpoint keys = pool.Client.KeyManagement;

        CreatedKey made = await keys.CreateAsync(Manager, new CreateKeyRequest { Name = "fresh", Limit = 5, LimitReset = KeyLimitReset.Daily }, ct: Stop);
        Assert.Equal(("fresh", 5m, KeyLimitReset.Daily, made.Secret.ComputeSha256()), (made.Details.Name, made.Details.Limit, made.Details.LimitReset, made.Details.Hash));
        Assert.Equal(("fresh", "fresh"), (made.ToString(), made.Secret.ToString()));
        Assert.Equal(["key-1", "key-2", "fresh"], (await keys.ListAsync(Manager, ct: Stop)).Data!.Select(key => key.Name));

        // It serves.
        var options = new OpenRouterClientOptions { BaseUrl = pool.Simulator.BaseUrl };
        options.Keys.Add(new KeyOptions { Alias = "fresh", Secret = made.Secret });
        await using var client = new OpenRouterClient(options);
        Assert.NotEmpty((await client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Text);

        string hash = made.Details.Hash!;
        ManagedKey changed = await keys.UpdateAsync(Manager, hash, new UpdateKeyRequest { Name = "renamed", Limit = LimitChange.None, LimitReset = LimitResetChange.Never, Disabled = true }, ct: Stop);
        Assert.Equal(("renamed", null, null, true), (changed.Name, changed.Limit, changed.LimitReset, changed.Disabled));
        Assert.NotNull(changed.UpdatedAt);
        Assert.Equal("renamed", (await keys.GetAsync(Manager, hash, ct: Stop)).Name);
        Assert.Equal(2, (await keys.ListAsync(Manager, ct: Stop)).Data!.Count);
        Assert.Single((await keys.ListAsync(Manager, new ManagedKeyQuery { IncludeDisabled = true, Offset = 2 }, ct: Stop)).Data!);

        Assert.True((await keys.DeleteAsync(Manager, hash, ct: Stop)).Deleted);
        OpenRouterResult<ManagedKey> gone = await keys.TryGetAsync(Manager, hash, ct: Stop);
        Assert.Equal(404, gone.Error!.Status);
        // A key's id is a stable fingerprint: an error that quotes it ends in a log.
        Assert.DoesNotContain(hash, gone.Error.Message, StringComparison.Ordinal);
        Assert.Contains("GET /keys/{hash}", gone.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pool_neither_lends_its_keys_nor_learns_from_refusals()
    {
        await using PoolUnderTest pool = await StartAsync();
        foreach (ApiKey wrong in (ApiKey[])[new("sk-or-unknown"), new(PoolUnderTest.SecretMark + 1)])
        {
            OpenRouterResult<ManagedKeyList> result = await pool.Client.KeyManagement.TryListAsync(wrong, ct: Stop);
            Assert.Equal((true, VerdictAction.Surface), (result.Error!.Status is 401 or 403, result.Error.Verdict.Action));
            Assert.Equal((wrong.Alias, 1), (result.Error.Info.KeyAlias, result.Error.Info.Attempts));
        }

        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal((KeyState.Available, 0), (key.State, key.Attempts)));
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData("""{"data":{"name":"n","hash":"h"},"key":"sk-or-v1-the-new-secret with white space"}""")]
    [InlineData("""{"data":[],"key":"sk-or-v1-the-new-secret"}""")]
    [InlineData("""{"key":"sk-or-v1-the-new-secret","data":{"name":"n"}""")]
    [InlineData("""{"key":["sk-or-v1-the-new-secret"],"data":{"name":"n"}}""")]
    [InlineData("""sk-or-v1-the-new-secret""")]
    public async Task A_secret_that_cannot_be_given_out_is_in_no_error_and_no_second_key_is_made(string body)
    {
        using var client = new AnsweredClient(_ => (201, body));
        OpenRouterResult<CreatedKey> result = await client.RunAsync(
            client.Client.KeyManagement.TryCreateAsync(Manager, new CreateKeyRequest { Name = "n" }, ct: Stop).AsTask(), TimeSpan.FromSeconds(1));
        Assert.False(result.IsSuccess);
        Assert.DoesNotContain("the-new-secret", result.Error!.ToString() + result.Error.Body + result.Error.Error?.Json, StringComparison.Ordinal);
        Assert.Single(client.Handler.Asked);
    }

    [Fact]
    public async Task A_new_secret_is_written_where_its_caller_says_and_by_nothing_that_came_with_it()
    {
        using var client = new AnsweredClient(_ => (201, $$"""{"data":{"name":"n","hash":"h","future":1},"key":"{{Secret}}","more":true}"""));
        CreatedKey made = await client.Client.KeyManagement.CreateAsync(Manager, new CreateKeyRequest { Name = "n" }, ct: Stop);
        Assert.True(made.Secret.HasSameSecret(new ApiKey(Secret)));
        Assert.Equal("""{"name":"n","hash":"h","future":1}""", Order(Wire.RoundTrip.Write(made.Details)));
        Assert.Equal("n", made.ToString());
        using var store = new MemoryStream();
        made.WriteSecretTo(store);
        Assert.Equal(Secret, System.Text.Encoding.ASCII.GetString(store.ToArray()));
        Assert.Equal(("POST", "/api/v1/keys", "sk-or-manager", """{"name":"n"}"""), Assert.Single(client.Handler.Asked));

        static string Order(string json) => json == """{"hash":"h","name":"n","future":1}""" ? """{"name":"n","hash":"h","future":1}""" : json;
    }

    [Theory]
    [InlineData(503, true, 2)]
    [InlineData(500, true, 2)]
    [InlineData(429, true, 2)]
    [InlineData(0, false, 1)]
    [InlineData(524, false, 1)]
    [InlineData(400, false, 1)]
    public async Task What_passes_is_tried_again_and_what_may_have_made_a_key_is_not(int status, bool isRetried, int asked)
    {
        using var client = new AnsweredClient(number => number > 1
            ? (201, $$"""{"data":{"name":"n"},"key":"{{Secret}}"}""") : (status, $$$"""{"error":{"code":{{{status}}},"message":"later"}}"""));
        OpenRouterResult<CreatedKey> result = await client.RunAsync(
            client.Client.KeyManagement.TryCreateAsync(Manager, new CreateKeyRequest { Name = "n" }, ct: Stop).AsTask(), TimeSpan.FromSeconds(1));
        Assert.Equal((isRetried, asked), (result.IsSuccess, client.Handler.Asked.Count));
        Assert.Equal(status is 0 or 524, result.Error?.Verdict.IsOutcomeUnknown ?? false);
    }

    [Fact]
    public async Task Attempts_end_with_the_bound_and_the_deadline()
    {
        using var client = new AnsweredClient(_ => (503, """{"error":{"code":503,"message":"later"}}"""));
        OpenRouterResult<KeyDeletion> result = await client.RunAsync(client.Client.KeyManagement.TryDeleteAsync(Manager, "h", ct: Stop).AsTask(), TimeSpan.FromSeconds(1));
        Assert.Equal((3, 3, "manager"), (client.Handler.Asked.Count, result.Error!.Info.Attempts, result.Error.Info.KeyAlias));
        Assert.Contains("after 3 attempts", result.Error.Message, StringComparison.Ordinal);

        using var hasty = new AnsweredClient(_ => (503, """{"error":{"code":503,"message":"later","metadata":{"retry_after_seconds":60}}}"""));
        var options = new RequestOptions { Deadline = TimeSpan.FromSeconds(30), Headers = [new("X-Trace", "t")] };
        Assert.False((await hasty.Client.KeyManagement.TryListAsync(Manager, options: options, ct: Stop)).IsSuccess);
        Assert.Single(hasty.Handler.Asked);
    }

    [Fact]
    public async Task A_change_whose_outcome_is_unknown_is_made_again()
    {
        using var client = new AnsweredClient(number => number == 1 ? (0, "") : (200, """{"data":{"name":"n"}}"""));
        ManagedKey key = await client.RunAsync(client.Client.KeyManagement.UpdateAsync(Manager, "a b", new UpdateKeyRequest { Name = "n" }, ct: Stop), TimeSpan.FromSeconds(1));
        Assert.Equal("n", key.Name);
        Assert.Equal([("PATCH", "/api/v1/keys/a%20b"), ("PATCH", "/api/v1/keys/a%20b")], client.Handler.Asked.Select(one => (one.Method, one.Path)));
    }

    private static Task<PoolUnderTest> StartAsync() => PoolUnderTest.StartAsync(
        scenario: service => service.Keys.Add(new ScenarioKey { Alias = "manager", Secret = "sk-or-manager", Account = "account-1", IsManagementKey = true }),
        options: options => options.Keys.RemoveAt(2),
        account: _ => "account-1");
}
