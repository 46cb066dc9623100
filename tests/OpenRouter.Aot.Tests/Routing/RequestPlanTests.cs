using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What a request does after a failure: avoid what failed, where anything else is there; else wait, and never longer than its deadline.</summary>
public class RequestPlanTests
{
    private static readonly ModelRoute Three = new("a/one", "b/two", "c/three");

    public static TheoryData<string, int> Failures => new()
    {
        { "model", 429 }, { "model", 502 }, { "service", 500 }, { "key", 401 }, { "pair", 403 }, { "timeout", 408 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Whatever_fails_a_request_makes_three_attempts_and_a_bulk_line_ten(string name, int status)
    {
        foreach ((bool isBulk, int most) in ((bool, int)[])[(false, 3), (true, 10)])
        {
            var test = new PlanUnderTest(keys: 40, routing: options => options.RetriesPerSecond = 1000);
            PlannedRequest request = test.Ask(isBulk: isBulk);
            int attempts = 0;
            while (request.NextAttempt())
            {
                attempts++;
                // Another request in between: what fails is not the whole service.
                request.Answer(Error(status, status == 403 ? "This key is not allowed" : name));
            }

            Assert.Equal(most, attempts);
        }
    }

    [Fact]
    public void After_a_failure_of_a_key_comes_another_key_at_once()
    {
        var test = new PlanUnderTest(keys: 3);
        PlannedRequest request = test.Ask();
        request.Next();
        PoolKey first = request.Key;
        request.Answer(Unauthorized);

        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.NotSame(first, request.Key);
        Assert.Equal("a/one", request.Model);
    }

    [Fact]
    public void After_a_failure_of_an_account_comes_another_account_at_once()
    {
        var test = new PlanUnderTest(keys: 6, account: slot => $"account-{slot % 2}");
        PlannedRequest request = test.Ask();
        request.Next();
        PoolAccount first = request.Key.Account;
        request.Answer(Error(402, "Insufficient credits"));

        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.NotSame(first, request.Key.Account);
    }

    [Fact]
    public void Too_much_in_flight_sends_this_request_to_another_account_and_benches_nobody()
    {
        var test = new PlanUnderTest(keys: 4, account: slot => $"account-{slot % 2}");
        PlannedRequest request = test.Ask();
        request.Next();
        PoolAccount first = request.Key.Account;
        request.Answer(Error(402, "in-flight budget exhausted") with { Hint = new RetryHint(TimeSpan.FromSeconds(5), null) });

        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.NotSame(first, request.Key.Account);
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void After_a_failure_of_a_model_comes_the_next_model_at_once()
    {
        var test = new PlanUnderTest(routing: options => options.UseServerFallbacks = false);
        PlannedRequest request = test.Ask(Three);
        foreach (string model in Three.Slugs)
        {
            Assert.Equal(PlanStep.Kind.Attempt, request.Next());
            Assert.Equal(model, request.Model);
            request.Answer(Throttled);
        }
    }

    [Fact]
    public void Where_there_is_only_one_model_the_hint_is_waited_out()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask();
        request.Next();
        request.Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(20), null) });

        Assert.Equal(PlanStep.Kind.Pause, request.Next());
        Assert.InRange(request.Wait.TotalSeconds, 20, 20.25);
        Assert.True(request.NextAttempt());
        Assert.Equal("a/one", request.Model);
    }

    [Fact]
    public void Where_the_hint_is_past_the_deadline_the_request_ends_at_once()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(10) });
        request.Next();
        AnswerSummary answer = Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(20), null) };
        request.Answer(answer);

        Assert.Equal(PlanStep.Kind.GiveUp, request.Next());
        OpenRouterException error = request.Failure();
        Assert.Equal(test.Now.AddSeconds(20), error.RetryAt);
        // Another request that comes now is refused without an attempt, and told until when.
        PlannedRequest next = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(10) });
        Assert.Equal(PlanStep.Kind.GiveUp, next.Next());
        Assert.Equal((0, (DateTimeOffset?)test.Now.AddSeconds(20)), (next.Plan.Attempts, next.Failure().RetryAt));
    }

    [Fact]
    public void A_cooled_model_opens_again_for_one_request_and_then_for_all()
    {
        var test = new PlanUnderTest(routing: routing => routing.Width = 100);
        PlannedRequest first = test.Ask();
        first.Next();
        first.Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(5), null) });
        Assert.NotEqual(PlanStep.Kind.Attempt, test.Ask().Next());

        test.Time.Advance(TimeSpan.FromSeconds(5.1));
        PlannedRequest[] requests = [.. Enumerable.Range(0, 30).Select(_ => test.Ask())];
        Assert.Single(requests, request => request.Next() == PlanStep.Kind.Attempt);
        requests[0].Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(5), null) });
        Assert.All(requests, request => Assert.NotEqual(PlanStep.Kind.Attempt, request.Next()));

        test.Time.Advance(TimeSpan.FromSeconds(5.1));
        PlannedRequest probe = Assert.Single(requests[1..], request => request.Next() == PlanStep.Kind.Attempt);
        probe.Answer(Good);
        Assert.All(requests[1..].Where(request => request != probe), request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
    }

    [Fact]
    public void A_probe_that_its_caller_leaves_is_the_next_ones()
    {
        var test = new PlanUnderTest();
        PlannedRequest first = test.Ask();
        first.Next();
        first.Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(5), null) });
        test.Time.Advance(TimeSpan.FromSeconds(5.1));
        PlannedRequest probe = test.Ask(), next = test.Ask();
        Assert.Equal(PlanStep.Kind.Attempt, probe.Next());
        Assert.NotEqual(PlanStep.Kind.Attempt, next.Next());
        probe.Dispose();
        Assert.Equal(PlanStep.Kind.Attempt, next.Next());
    }

    [Fact]
    public void Without_a_hint_one_failure_moves_on_only_its_own_request()
    {
        var test = new PlanUnderTest(routing: options => options.UseServerFallbacks = false);
        PlannedRequest request = test.Ask(Three);
        request.Next();
        request.Answer(Throttled);
        PlannedRequest other = test.Ask(Three);
        other.Next();
        Assert.Equal("a/one", other.Model);
    }

    [Fact]
    public void A_model_that_mostly_fails_is_cooled_and_the_next_one_goes_first()
    {
        var test = new PlanUnderTest(routing: options => options.UseServerFallbacks = false);
        test.Exchange(6, Throttled, Three);
        PlannedRequest other = test.Ask(Three);
        other.Next();
        Assert.Equal("b/two", other.Model);
    }

    [Fact]
    public void The_service_that_mostly_fails_is_left_alone_and_tested_by_one_request()
    {
        var test = new PlanUnderTest();
        test.Exchange(6, Broken);
        Assert.Equal(PlanStep.Kind.Wait, test.Ask().Next());
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest[] requests = [.. Enumerable.Range(0, 10).Select(_ => test.Ask())];
        Assert.Single(requests, request => request.Next() == PlanStep.Kind.Attempt);
    }

    [Fact]
    public void A_request_that_the_service_s_rest_outlasts_is_refused_and_told_so()
    {
        var test = new PlanUnderTest();
        test.Exchange(1, Broken with { Hint = new RetryHint(TimeSpan.FromSeconds(60), null) });
        PlannedRequest request = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(5) });
        Assert.Equal(PlanStep.Kind.GiveUp, request.Next());
        OpenRouterException error = request.Failure();
        Assert.Equal((VerdictScope.Service, (DateTimeOffset?)test.Now.AddSeconds(60)), (error.Verdict.Scope, error.RetryAt));
        Assert.Contains("OpenRouter is left alone until 2026-05-04 12:01:00Z", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_that_throttles_slows_everybody_down()
    {
        var test = new PlanUnderTest(keys: 8);
        test.Exchange(1, new AnswerSummary { Status = 429, IsForeign = true, Hint = new RetryHint(TimeSpan.FromSeconds(3), null) });
        PlannedRequest other = test.Ask("z/other");
        Assert.Equal(PlanStep.Kind.Wait, other.Next());
        Assert.InRange(other.Wait.TotalSeconds, 2.9, 3.3);
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void However_well_a_model_was_and_however_soon_it_may_be_asked_again_the_next_one_comes_first()
    {
        var test = new PlanUnderTest(routing: options => options.UseServerFallbacks = false);
        test.Exchange(5, Good);
        PlannedRequest request = test.Ask(Three);
        var asked = new List<string?>();
        while (request.NextAttempt())
        {
            asked.Add(request.Model);
            request.Answer(Throttled);
            test.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["a/one", "b/two", "c/three"], asked);
    }

    [Fact]
    public void The_hint_of_the_only_key_is_waited_out()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest request = test.Ask();
        request.Next();
        request.Answer(KeyLimit(TimeSpan.FromSeconds(5)));
        DateTimeOffset answered = test.Now;
        Assert.True(request.NextAttempt());
        // A hint is a floor, and a tenth of it jitter.
        Assert.InRange((test.Now - answered).TotalSeconds, 5, 6);

        request.Answer(KeyLimit(TimeSpan.FromHours(1)));
        Assert.False(request.NextAttempt());
        Assert.InRange((request.Failure().RetryAt!.Value - test.Now).TotalMinutes, 59, 66);
    }

    [Fact]
    public void The_hint_of_one_of_two_keys_is_not_waited_for()
    {
        var test = new PlanUnderTest(keys: 2);
        PlannedRequest request = test.Ask();
        request.Next();
        PoolKey first = request.Key;
        request.Answer(KeyLimit(TimeSpan.FromSeconds(5)));
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.NotSame(first, request.Key);
    }

    [Fact]
    public void The_error_says_of_each_key_what_came_of_it_or_that_it_was_not_tried()
    {
        var test = new PlanUnderTest(keys: 5);
        PlannedRequest request = test.Ask();
        while (request.NextAttempt())
            request.Answer(Unauthorized with { Error = new ApiError { Code = 401, Message = $"{request.Plan.Attempts} says no" } });

        var error = Assert.IsType<KeysUnavailableException>(request.Failure());
        Assert.Equal(
            ["key refused: 1 says no", "key refused: 2 says no", "key refused: 3 says no", .. Enumerable.Repeat("not tried: the 3 attempts of the request are used up", 2)],
            error.Keys.Select(key => key.Reason).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_keys_that_are_well_again_it_says_what_they_said()
    {
        var test = new PlanUnderTest(keys: 2, account: slot => $"account-{slot}");
        PlannedRequest request = test.Ask(options: new RequestOptions { MaxAttempts = 2 });
        while (request.NextAttempt())
            request.Answer(Error(402, "Too many requests in flight") with { Hint = new RetryHint(TimeSpan.FromSeconds(1), null) });

        var error = Assert.IsType<KeysUnavailableException>(request.Failure());
        Assert.All(error.Keys, key => Assert.Contains("Too many requests in flight", key.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rest_of_the_list_travels_along_on_the_first_attempt_only()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(Three);
        request.Next();
        Assert.Equal(("a/one", "b/two c/three"), (request.Model, string.Join(' ', request.Fallbacks)));
        request.Answer(Throttled with { Model = "a/one" });

        request.Next();
        Assert.Equal("b/two", request.Model);
        Assert.Empty(request.Fallbacks);
    }

    [Fact]
    public void Cooled_models_and_other_quotas_do_not_travel_along()
    {
        var test = new PlanUnderTest();
        test.Exchange(1, Throttled with { Hint = new RetryHint(TimeSpan.FromMinutes(1), null) }, "b/two");
        PlannedRequest request = test.Ask(new ModelRoute("a/one", "b/two", "c/three", "d/four:free"));
        request.Next();
        Assert.Equal(["c/three"], request.Fallbacks);

        test.Exchange(1, Throttled with { Hint = new RetryHint(TimeSpan.FromMinutes(1), null) }, "a/one");
        PlannedRequest next = test.Ask(new ModelRoute("a/one", "b/two", "c/three", "e/five"));
        next.Next();
        Assert.Equal(("c/three", "e/five"), (next.Model, string.Join(' ', next.Fallbacks)));
    }

    [Fact]
    public void A_failure_of_a_list_cools_the_model_that_the_answer_names()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(Three);
        request.Next();
        request.Answer(Throttled with { Model = "b/two-2026-01-01", Hint = new RetryHint(TimeSpan.FromSeconds(30), null) });
        Assert.Equal(["b/two"], test.Pool.Models.GetStatistics().Where(model => model.CooledUntil is not null).Select(model => model.Model));
    }

    [Fact]
    public void A_failure_of_a_list_that_names_no_model_cools_every_one()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(Three);
        request.Next();
        request.Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(30), null) });
        Assert.Equal(3, test.Pool.Models.GetStatistics().Count(model => model.CooledUntil is not null));
        Assert.Equal(PlanStep.Kind.Pause, request.Next());
        Assert.InRange(request.Wait.TotalSeconds, 30, 30.25);
    }

    [Fact]
    public void Success_and_cost_belong_to_the_model_that_answered()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(Three);
        request.Next();
        request.Answer(Good with { Model = "c/three", Cost = 0.5m });
        Assert.Equal([("c/three", 1L, 0.5m)], test.Pool.Models.GetStatistics().Where(model => model.Succeeded > 0).Select(model => (model.Model, model.Succeeded, model.Cost)));
        Assert.All(test.Pool.Models.GetStatistics(), model => Assert.Equal(0, model.InFlight));
    }

    [Fact]
    public void An_unknown_outcome_is_not_sent_again_where_the_caller_forbids_it()
    {
        var test = new PlanUnderTest();
        PlannedRequest request = test.Ask(options: new RequestOptions { RetryUnknownOutcomes = false });
        request.Next();
        var broken = new AnswerSummary { Fault = TransportFault.Reset };
        request.Answer(broken);
        Assert.Equal(PlanStep.Kind.GiveUp, request.Next());
        Assert.True(request.Failure().Verdict.IsOutcomeUnknown);

        // That no connection was made is known: nothing was sent.
        PlannedRequest unsent = test.Ask(options: new RequestOptions { RetryUnknownOutcomes = false });
        unsent.Next();
        unsent.Answer(new AnswerSummary { Fault = TransportFault.Connect });
        Assert.NotEqual(PlanStep.Kind.GiveUp, unsent.Next());
    }

    [Fact]
    public void An_empty_answer_is_asked_for_again_and_one_that_reasoning_used_up_is_not()
    {
        var test = new PlanUnderTest();
        PlannedRequest empty = test.Ask();
        empty.Next();
        Assert.False(empty.Answer(new AnswerSummary { Status = 200, MustHaveContent = true, FinishReason = "stop", CompletionTokens = 0 }).IsAccepted);
        Assert.NotEqual(PlanStep.Kind.GiveUp, empty.Next());

        PlannedRequest length = test.Ask();
        length.Next();
        Assert.True(length.Answer(new AnswerSummary { Status = 200, MustHaveContent = true, FinishReason = "length", CompletionTokens = 100 }).IsAccepted);
    }

    [Fact]
    public void A_request_too_dear_goes_once_to_another_key()
    {
        var test = new PlanUnderTest(keys: 3);
        PlannedRequest request = test.Ask();
        AnswerSummary dear = Error(402, "This request requires more credits, or fewer max_tokens. You requested up to 900 tokens, but can only afford 200");
        request.Next();
        PoolKey first = request.Key;
        request.Answer(dear);
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        Assert.NotSame(first, request.Key);
        request.Answer(dear);
        Assert.Equal(PlanStep.Kind.GiveUp, request.Next());
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void Nobody_waits_for_credits_to_be_bought_but_the_one_line_that_finds_out()
    {
        var test = new PlanUnderTest(keys: 2, account: _ => "acme");
        AnswerSummary empty = Error(402, "Insufficient credits");
        PlannedRequest person = test.Ask(), line = test.Ask(isBulk: true);
        person.Next();
        line.Next();
        person.Answer(empty);
        line.Answer(empty);

        Assert.Equal(PlanStep.Kind.GiveUp, person.Next());
        KeysUnavailableException error = Assert.IsType<KeysUnavailableException>(person.Failure());
        Assert.Equal(["key-0", "key-1"], error.Keys.Select(key => key.Alias));
        Assert.All(error.Keys, key => Assert.Contains("Insufficient credits", key.Reason, StringComparison.Ordinal));
        Assert.True(error.RetryAt > test.Now);
        Assert.False(person.Plan.IsHeld);
        Assert.Equal(PlanStep.Kind.GiveUp, line.Next());
        Assert.True(line.Plan.IsHeld);
        Assert.Null(line.Failure().RetryAt);
        Assert.Equal(PlanStep.Kind.Wait, test.Ask(isBulk: true, waitsUntil: test.Now.AddHours(8)).Next());
        Assert.Equal(PlanStep.Kind.GiveUp, test.Ask(isBulk: true, waitsUntil: test.Now.AddSeconds(10)).Next());

        // One that comes later is refused without an attempt, and told the same.
        PlannedRequest late = test.Ask();
        Assert.Equal(PlanStep.Kind.GiveUp, late.Next());
        Assert.Equal((0, error.RetryAt), (late.Plan.Attempts, late.Failure().RetryAt));
    }

    [Fact]
    public void A_bench_whose_end_the_service_named_is_waited_out_within_the_deadline()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest request = test.Ask("c/free:free"), hasty = test.Ask("c/free:free", new RequestOptions { Deadline = TimeSpan.FromSeconds(20) });
        AnswerSummary spent = Error(429, "Rate limit exceeded: free-models-per-min") with { Hint = new RetryHint(TimeSpan.FromSeconds(40), null) };
        request.Next();
        request.Answer(spent);

        Assert.NotEqual(PlanStep.Kind.GiveUp, request.Next());
        Assert.InRange(request.Wait.TotalSeconds, 40, 45);
        Assert.Equal(PlanStep.Kind.GiveUp, hasty.Next());
        Assert.NotEqual(PlanStep.Kind.GiveUp, test.Ask("a/one").Next());
    }
}
