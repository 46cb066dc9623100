namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>What <c>GET /key</c> tells, and how it can go wrong.</summary>
public class KeyFaultTests
{
    [Fact]
    public async Task Only_faults_that_name_the_key_concern_a_question_about_it()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "keys": [{ "alias": "one", "secret": "s1" }, { "alias": "two", "secret": "s2" }],
              "faults": [
                { "kind": "server_error", "name": "of requests" },
                { "kind": "unauthorized", "name": "of the question", "when": { "endpoint": "key", "key": "one", "from_request": 2 } },
              ],
            }
            """);
        Assert.Equal(500, (await probe.ChatAsync(secret: "s1")).Status);
        Assert.Equal(200, (await probe.GetAsync("key", "s1")).Status);
        Assert.Equal(401, (await probe.GetAsync("auth/key", "s1")).Status);
        Assert.Equal(401, (await probe.GetAsync("key", "s1")).Status);
        Assert.Equal(200, (await probe.GetAsync("key", "s2")).Status);
        Assert.Equal(200, (await probe.GetAsync("credits", "s1")).Status);
        Assert.Equal((1, 2), (probe.Simulator.GetCounters().Faults["of requests"], probe.Simulator.GetCounters().Faults["of the question"]));
        Assert.Equal(1, probe.Simulator.GetCounters().Attempts);
    }

    [Theory]
    [InlineData("credits", 402)]
    [InlineData("key_limit", 403)]
    [InlineData("server_error", 500)]
    [InlineData("html", 503)]
    public async Task A_question_can_be_refused(string kind, int status)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}","when":{"endpoint":"key"} }""");
        Assert.Equal(status, (await probe.GetAsync("key")).Status);
    }

    [Fact]
    public async Task A_question_can_break_off_or_be_kept_waiting()
    {
        await using Probe cut = await Probe.StartWithFaultAsync("""{"kind":"cut","when":{"endpoint":"key"} }""");
        await Assert.ThrowsAsync<HttpRequestException>(() => cut.GetAsync("key"));

        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using Probe slow = await Probe.StartAsync("""{"faults":[{"kind":"stall","delay_ms":5000,"when":{"endpoint":"key"}}]}""", time);
        Task<Reply> answer = slow.GetAsync("key");
        await Eventually.HoldsAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return answer.IsCompleted;
        });
        Assert.Equal(200, (await answer).Status);
        Assert.True(time.GetElapsedTime(0) >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_fault_that_a_question_cannot_meet_is_a_mistake()
    {
        ScenarioException error = Assert.Throws<ScenarioException>(() => Scenario.Parse("""{"faults":[{"kind":"comments","when":{"endpoint":"key"}}]}"""));
        Assert.Contains("faults[0].kind: a question about a key cannot fail with comments", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_organization_is_told_where_there_is_one()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "a", "user_id": "user_a", "organization_id": "org_a" }, { "name": "b" }],
              "keys": [{ "alias": "a", "secret": "sa", "account": "a", "is_management_key": true }, { "alias": "b", "secret": "sb", "account": "b" }],
            }
            """);
        System.Text.Json.JsonElement a = (await probe.GetAsync("key", "sa")).Json.GetProperty("data");
        Assert.Equal(("user_a", "org_a", true), (a.GetProperty("creator_user_id").GetString(), a.GetProperty("organization_id").GetString(), a.GetProperty("is_management_key").GetBoolean()));
        System.Text.Json.JsonElement b = (await probe.GetAsync("key", "sb")).Json.GetProperty("data");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, b.GetProperty("organization_id").ValueKind);
        Assert.StartsWith("user_", b.GetProperty("creator_user_id").GetString(), StringComparison.Ordinal);
    }
}
