using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Keys, credits, limits, quotas, and what runs at once.</summary>
public class MoneyTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Credits_may_be_for_management_keys_alone()
    {
        await using Probe probe = await Probe.StartAsync("""
            {"accounts":[{"name":"acme","credits":5,"credits_for_managers_only":true}],
             "keys":[{"alias":"a","secret":"s1","account":"acme"},{"alias":"b","secret":"s2","account":"acme","is_management_key":true}]}
            """);
        Assert.Equal((403, 200), ((await probe.GetAsync("credits", "s1")).Status, (await probe.GetAsync("credits", "s2")).Status));
        Assert.Equal((401, 401), ((await probe.GetAsync("credits", "s3")).Status, (await probe.GetAsync("credits", secret: null)).Status));
    }

    [Fact]
    public async Task Keys_that_are_missing_unknown_or_unusable_are_refused()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "keys": [
                { "alias": "good", "secret": "good" },
                { "alias": "off", "secret": "off", "disabled": true },
                { "alias": "old", "secret": "old", "expires_at": "2020-01-01T00:00:00Z" },
                { "alias": "boss", "secret": "boss", "is_management_key": true },
              ],
            }
            """);
        Assert.Equal("Missing Authentication header", (await probe.ChatAsync(secret: null)).Error.GetProperty("message").GetString());
        foreach (string secret in (string[])["other", "off", "old", "boss"]) Assert.Equal(401, (await probe.ChatAsync(secret: secret)).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "good")).Status);
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal(new AttemptCounters(2, 0, 2), counters.Keys["unknown"]);
        Assert.Equal(new AttemptCounters(1, 1, 0), counters.Keys["good"]);
        Assert.Equal(new AttemptCounters(1, 0, 1), counters.Keys["boss"]);
        Assert.Equal(200, (await probe.GetAsync("key", "boss")).Status);
        Assert.Equal(401, (await probe.GetAsync("key", "off")).Status);
    }

    [Fact]
    public async Task Credits_are_charged_until_none_are_left()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "poor", "credits": 0.25 }, { "name": "indebted", "credits": -1 }, { "name": "broke", "credits": 0 }],
              "keys": [{ "alias": "p1", "secret": "p1", "account": "poor" }, { "alias": "p2", "secret": "p2", "account": "poor" },
                       { "alias": "i", "secret": "i", "account": "indebted" }, { "alias": "b", "secret": "b", "account": "broke" }],
              "models": [{ "id": "a/b", "prompt_price": "0", "completion_price": 0.01, "completion_tokens": 20 }, { "id": "a/b:free" }],
            }
            """);
        Assert.Equal(200, (await probe.ChatAsync(secret: "p1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "p2")).Status);
        Reply refused = await probe.ChatAsync(secret: "p1");
        Assert.Equal(402, refused.Status);
        Assert.Equal("openrouter_credits", refused.Error.GetProperty("metadata").GetProperty("limit_source").GetString());
        Assert.Null(refused.Header("Retry-After"));
        Assert.Equal(402, (await probe.ChatAsync(secret: "i", model: "a/b:free")).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "b", model: "a/b:free")).Status);
        Assert.Equal(402, (await probe.ChatAsync(secret: "b")).Status);
        JsonElement credits = (await probe.GetAsync("credits", "p2")).Json.GetProperty("data");
        Assert.Equal((0.25m, 0.4m), (credits.GetProperty("total_credits").GetDecimal(), credits.GetProperty("total_usage").GetDecimal()));
        Assert.Equal(0.4, probe.Simulator.GetCounters().CostUsd);
    }

    [Fact]
    public async Task A_key_limit_lasts_until_its_reset_and_shows_in_the_key()
    {
        var time = new FakeTimeProvider(s_noon);
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "acme", "user_id": "user_x" }],
              "keys": [{ "alias": "k", "secret": "sk-or-v1-0123456789abcdef", "account": "acme", "limit": 0.3, "limit_reset": "daily", "expires_at": "2027-01-01T00:00:00Z" }],
              "models": [{ "id": "a/b", "prompt_price": 0, "completion_price": 0.01, "completion_tokens": 20 }],
            }
            """, time);
        const string Secret = "sk-or-v1-0123456789abcdef";
        Assert.Equal(200, (await probe.ChatAsync(secret: Secret)).Status);
        JsonElement key = (await probe.GetAsync("key", Secret)).Json.GetProperty("data");
        Assert.Equal((0.3m, 0.1m, 0.2m), (key.GetProperty("limit").GetDecimal(), key.GetProperty("limit_remaining").GetDecimal(), key.GetProperty("usage_daily").GetDecimal()));
        Assert.Equal(("daily", "user_x"), (key.GetProperty("limit_reset").GetString(), key.GetProperty("creator_user_id").GetString()));
        Assert.DoesNotContain(Secret, key.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(-1, key.GetProperty("rate_limit").GetProperty("requests").GetInt32());
        Assert.Equal(200, (await probe.ChatAsync(secret: Secret)).Status);
        Reply refused = await probe.ChatAsync(secret: Secret);
        Assert.Equal(403, refused.Status);
        Assert.StartsWith("Key limit exceeded (daily limit)", refused.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("user_x", refused.Json.GetProperty("user_id").GetString());
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(200, (await probe.ChatAsync(secret: Secret)).Status);
        key = (await probe.GetAsync("key", Secret)).Json.GetProperty("data");
        Assert.Equal((0.6m, 0.2m), (key.GetProperty("usage").GetDecimal(), key.GetProperty("usage_daily").GetDecimal()));
    }

    [Fact]
    public async Task A_key_without_a_limit_says_null()
    {
        await using Probe probe = await Probe.StartAsync();
        JsonElement key = (await probe.GetAsync("auth/key")).Json.GetProperty("data");
        Assert.Equal(JsonValueKind.Null, key.GetProperty("limit").ValueKind);
        Assert.Equal(JsonValueKind.Null, key.GetProperty("limit_remaining").ValueKind);
    }

    [Fact]
    public async Task Free_models_have_a_quota_of_the_account()
    {
        var time = new FakeTimeProvider(s_noon);
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "a", "free_requests_per_minute": 2, "free_requests_per_day": 3 }, { "name": "b" }],
              "keys": [{ "alias": "a1", "secret": "a1", "account": "a" }, { "alias": "a2", "secret": "a2", "account": "a" }, { "alias": "b", "secret": "b", "account": "b" }],
            }
            """, time);
        Assert.Equal(200, (await probe.ChatAsync(model: "x/y:free", secret: "a1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(model: "z:free", secret: "a2")).Status);
        Reply perMinute = await probe.ChatAsync(model: "x/y:free", secret: "a1");
        Assert.Equal(429, perMinute.Status);
        string reset = s_noon.AddMinutes(1).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(("2", "0", reset), (perMinute.Header("X-RateLimit-Limit"), perMinute.Header("X-RateLimit-Remaining"), perMinute.Header("X-RateLimit-Reset")));
        Assert.Equal(reset, perMinute.Error.GetProperty("metadata").GetProperty("headers").GetProperty("X-RateLimit-Reset").GetString());
        Assert.Equal(200, (await probe.ChatAsync(model: "x/y", secret: "a1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(model: "x/y:free", secret: "b")).Status);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await probe.ChatAsync(model: "x/y:free", secret: "a1")).Status);
        Reply perDay = await probe.ChatAsync(model: "x/y:free", secret: "a1");
        Assert.Contains("free-models-per-day", perDay.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(s_noon.AddHours(12).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), perDay.Header("X-RateLimit-Reset"));
        JsonElement used = (await probe.GetAsync("key", "a2")).Json.GetProperty("data").GetProperty("free_model_daily_requests");
        Assert.Equal((3, 0), (used.GetProperty("used").GetInt32(), used.GetProperty("remaining").GetInt32()));
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(200, (await probe.ChatAsync(model: "x/y:free", secret: "a2")).Status);
    }

    [Fact]
    public async Task A_model_s_provider_throttles_all_keys_alike()
    {
        var time = new FakeTimeProvider(s_noon);
        await using Probe probe = await Probe.StartAsync("""
            {
              "keys": [{ "alias": "one", "secret": "s1" }, { "alias": "two", "secret": "s2" }],
              "models": [{ "id": "a/b", "requests_per_minute": 2, "retry_after_seconds": 5, "provider": "Acme Cloud" }, { "id": "c/d" }],
            }
            """, time);
        Assert.Equal(200, (await probe.ChatAsync(secret: "s1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "s2")).Status);
        Reply refused = await probe.ChatAsync(secret: "s2");
        Assert.Equal((429, "5"), (refused.Status, refused.Header("Retry-After")));
        Assert.Equal("Acme Cloud", refused.Error.GetProperty("metadata").GetProperty("provider_name").GetString());
        Assert.Null(refused.Header("X-RateLimit-Reset"));
        Assert.Equal(200, (await probe.ChatAsync(secret: "s2", model: "c/d")).Status);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await probe.ChatAsync(secret: "s1")).Status);
    }

    [Theory]
    [InlineData("\"max_in_flight\":2")]
    [InlineData("\"in_flight_budget_usd\":2.5")]
    public async Task Too_much_at_once_gets_a_402_that_says_to_wait(string bound)
    {
        var time = new FakeTimeProvider(s_noon);
        await using Probe probe = await Probe.StartAsync($$"""
            {
              "accounts": [{ "name": "a", {{bound}} }],
              "keys": [{ "alias": "a1", "secret": "a1", "account": "a" }, { "alias": "a2", "secret": "a2", "account": "a" }],
              "models": [{ "id": "a/b", "prompt_price": 0, "completion_price": 0.1, "latency_ms": 1000 }, { "id": "a/b:free" }],
            }
            """, time);
        Task<Reply>[] running = [probe.ChatAsync(secret: "a1", more: ",\"max_tokens\":10"), probe.ChatAsync(secret: "a2", more: ",\"max_tokens\":10")];
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters().InFlight == 2);
        Reply refused = await probe.ChatAsync(secret: "a1", more: ",\"max_tokens\":10");
        Assert.Equal((402, "1"), (refused.Status, refused.Header("Retry-After")));
        Assert.Equal("openrouter_in_flight_budget", refused.Error.GetProperty("metadata").GetProperty("limit_source").GetString());
        Assert.Equal(200, (await probe.ChatAsync(secret: "a1", model: "a/b:free")).Status);
        while (!Task.WhenAll(running).IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(Task.WhenAll(running), Task.Delay(5, TestContext.Current.CancellationToken));
        }

        Assert.All(running, task => Assert.Equal(200, task.Result.Status));
        Assert.True(probe.Simulator.GetCounters().MaxInFlight >= 2);
        Task<Reply> again = probe.ChatAsync(secret: "a1", more: ",\"max_tokens\":10");
        while (!again.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(again, Task.Delay(5, TestContext.Current.CancellationToken));
        }

        Assert.Equal(200, (await again).Status);
    }

    [Fact]
    public async Task An_account_is_topped_up_while_the_simulator_runs()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "a", "credits": 0 }, { "name": "endless" }],
              "keys": [{ "alias": "k", "secret": "k", "account": "a" }],
            }
            """);
        Assert.Equal(402, (await probe.ChatAsync(secret: "k")).Status);
        probe.Simulator.AddCredits("a", 4);
        Assert.Equal(200, (await probe.ChatAsync(secret: "k")).Status);
        Assert.Equal(4m, (await probe.GetAsync("credits", "k")).Json.GetProperty("data").GetProperty("total_credits").GetDecimal());
        foreach (string other in (string[])["endless", "nobody"]) Assert.Throws<ArgumentException>(() => probe.Simulator.AddCredits(other, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.Simulator.AddCredits("a", 0));
        // Ten credits ever bought raise the quota of free models.
        probe.Simulator.AddCredits("a", 6);
        JsonElement free = (await probe.GetAsync("key", "k")).Json.GetProperty("data").GetProperty("free_model_daily_requests");
        Assert.Equal(1_000, free.GetProperty("remaining").GetInt32());
    }
}
