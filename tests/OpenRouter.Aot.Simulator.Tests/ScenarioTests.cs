namespace OpenRouter.Aot.Simulator.Tests;

public class ScenarioTests
{
    [Fact]
    public void Every_member_is_read()
    {
        Scenario scenario = Scenario.Parse("""
            // A comment, and trailing commas.
            {
              "seed": 42,
              "keys": [{ "alias": "a", "secret": "s", "account": "acme", "limit": 1.5, "limit_reset": "weekly", "disabled": true, "expires_at": "2030-01-02T03:04:05Z", "is_management_key": true }],
              "accounts": [{ "name": "acme", "credits": -2, "free_requests_per_minute": 1, "free_requests_per_day": 2, "in_flight_budget_usd": "0.5", "max_in_flight": 3, "user_id": "u" }],
              "models": [{ "id": "m", "prompt_price": "1e-6", "completion_price": 0.25, "latency_ms": 7, "tokens_per_second": 8.5, "completion_tokens": { "min": 1, "max": 2 },
                "context_length": 9, "requests_per_minute": 10, "retry_after_seconds": 11, "provider": "p" }],
              "faults": [{ "kind": "comments", "forever": true }, { "name": "f", "kind": "error_in_200", "status": 500, "message": "m", "retry_after_seconds": 1, "retry_at_end": true, "after_tokens": 2, "delay_ms": 3, "count": 4, "body": "b", "content_type": "c",
                "when": { "key": "a", "account": "acme", "model": "m:nitro", "endpoint": "messages", "stream": true, "from_request": 1, "until_request": 2, "from_seconds": 0.5,
                  "until_seconds": 1.5, "period_seconds": 2.5, "from_first_attempt": true, "every": 3, "probability": 0.5, "times": 4, }, }],
            }
            """);
        Assert.Equal(42, scenario.Seed);
        ScenarioKey key = Assert.Single(scenario.Keys);
        Assert.Equal(("a", "s", "acme", 1.5m, LimitReset.Weekly, true, true), (key.Alias, key.Secret, key.Account, key.Limit, key.LimitReset, key.Disabled, key.IsManagementKey));
        Assert.Equal(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), key.ExpiresAt);
        ScenarioAccount account = Assert.Single(scenario.Accounts);
        Assert.Equal((-2m, 1, 2, 0.5m, 3, "u"), (account.Credits, account.FreeRequestsPerMinute, account.FreeRequestsPerDay, account.InFlightBudgetUsd, account.MaxInFlight, account.UserId));
        ScenarioModel model = Assert.Single(scenario.Models);
        Assert.Equal((0.000001m, 0.25m, 7, 8.5, new ScenarioRange(1, 2)), (model.PromptPrice, model.CompletionPrice, model.LatencyMs, model.TokensPerSecond, model.CompletionTokens));
        Assert.Equal((9, 10, 11, "p"), (model.ContextLength, model.RequestsPerMinute, model.RetryAfterSeconds, model.Provider));
        Assert.Equal((true, false), (scenario.Faults[0].Forever, scenario.Faults[1].Forever));
        ScenarioFault fault = scenario.Faults[1];
        Assert.Equal(("f", FaultKind.ErrorIn200, 500, "m", 1, 2, 3), (fault.Name, fault.Kind, fault.Status, fault.Message, fault.RetryAfterSeconds, fault.AfterTokens, fault.DelayMs));
        Assert.Equal((4, "b", "c", true), (fault.Count, fault.Body, fault.ContentType, fault.RetryAtEnd));
        FaultCondition when = fault.When;
        Assert.Equal(("a", "acme", "m:nitro", "messages", true), (when.Key, when.Account, when.Model, when.Endpoint, when.Stream));
        Assert.Equal((2.5, true), (when.PeriodSeconds, when.FromFirstAttempt));
        Assert.Equal((1, 2, 0.5, 1.5, 3, 0.5, 4), (when.FromRequest, when.UntilRequest, when.FromSeconds, when.UntilSeconds, when.Every, when.Probability, when.Times));
    }

    [Fact]
    public void All_mistakes_are_listed_with_their_places()
    {
        ScenarioException exception = Assert.Throws<ScenarioException>(() => Scenario.Parse("""
            {
              "sead": 1,
              "keys": [{ "secret": "white space" }, { "alias": "k", "secret": "top-secret", "account": "nowhere", "limit_reset": "yearly" }, { "alias": "k", "secret": "top-secret" }],
              "accounts": [{ "name": "x", "max_in_flight": 0 }, "y"],
              "models": [{ "id": "m:nitro", "latency_ms": { "min": 5, "max": 1, "avg": 3 }, "prompt_price": -1, "tokens_per_second": "fast" }],
              "faults": [
                { "kind": "typhoon" }, { "name": "n", "kind": "status" }, { "name": "n", "when": { "probability": 2, "key": "nobody", "endpoint": "chats", "every": 0, "stream": "yes" } },
                { "kind": "overloaded", "retry_at_end": true, "when": { "endpoint": "key" } }, { "kind": "html", "when": { "from_seconds": 2, "until_seconds": 4, "period_seconds": 3 } },
                { "kind": "html", "when": { "period_seconds": 0 } }, { "kind": "comments", "forever": true, "count": 3, "delay_ms": 0 },
                { "kind": "trickle", "count": 0, "forever": true, "when": { "endpoint": "key" } },
              ],
            }
            """));
        string[] places =
        [
            "sead: is not a member", "keys[0].alias: is missing", "keys[0].secret: must be printable", "keys[1].account: there is no account 'nowhere'",
            "keys[1].limit_reset: must be daily", "keys[2].alias: 'k' is there twice", "keys[2].secret: another key has the same", "accounts[0].max_in_flight: must be at least 1",
            "accounts[1]: must be an object", "models[0].id: 'm:nitro' has a routing suffix", "models[0].latency_ms.avg: is not a member", "models[0].latency_ms: min 5 is more than max 1",
            "models[0].prompt_price: must not be negative", "models[0].tokens_per_second: must be a number", "faults[0].kind: 'typhoon' is not a kind", "faults[1].status: is missing",
            "faults[2].name: 'n' is there twice", "faults[2].kind: is missing", "faults[2].when.probability: must be from 0 to 1", "faults[2].when.key: there is no key 'nobody'",
            "faults[2].when.endpoint: 'chats' is not an endpoint", "faults[2].when.every: must be at least 1", "faults[2].when.stream: must be true or false",
            "faults[3].retry_at_end: needs when.until_seconds", "faults[3].kind: a question about a key cannot fail with", "faults[4].when.period_seconds: must not end before",
            "faults[5].when.period_seconds: must be more than 0", "faults[6].forever: leaves nothing for count to say",
            "faults[6].delay_ms: must be at least 1 in what goes on for ever", "faults[7].count: must be from 1 to 10000", "faults[7].forever: leaves nothing for count to say",
            "faults[7].forever: only keep_alive_whitespace and comments go on for ever", "faults[7].kind: a question about a key cannot fail with trickle",
        ];
        Assert.All(places, place => Assert.Contains(exception.Mistakes, mistake => mistake.StartsWith(place, StringComparison.Ordinal)));
        Assert.Contains("accounts[1].name: is missing", exception.Mistakes);
        Assert.Equal(places.Length + 1, exception.Mistakes.Count);
        Assert.All(exception.Mistakes, mistake => Assert.Contains(mistake, exception.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("top-secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_JSON_is_refused_with_its_line_and_file()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, "{\n\"seed\": }");
        try
        {
            ScenarioException exception = Assert.Throws<ScenarioException>(() => Scenario.Load(file));
            Assert.StartsWith("line 2: is not JSON", Assert.Single(exception.Mistakes), StringComparison.Ordinal);
            Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_kind_of_fault_has_a_name()
    {
        Assert.All(Enum.GetValues<FaultKind>(), kind =>
        {
            Assert.True(FaultKindNames.TryParse(FaultKindNames.Of(kind), out FaultKind parsed));
            Assert.Equal(kind, parsed);
        });
    }
}
