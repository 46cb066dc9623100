using OpenRouter.Aot.Tests.Keys;
using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>The blame moves up where several keys share a refusal, and only then.</summary>
public class CorrelatedRefusalsTests
{
    [Fact]
    public void Every_key_refused_at_once_is_an_outage_and_costs_no_key()
    {
        var test = new PlanUnderTest(keys: 4);
        test.Exchange(4, Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));

        PlannedRequest[] requests = [.. Enumerable.Range(0, 8).Select(_ => test.Ask())];
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Verdict[] verdicts = [.. requests.Select(request => request.Answer(Unauthorized))];

        Assert.Equal(VerdictScope.Key, verdicts[0].Scope);
        Assert.All(verdicts[3..], verdict => Assert.Equal((VerdictScope.Service, VerdictAction.Retry), (verdict.Scope, verdict.Action)));
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
        Assert.NotNull(test.Pool.Service.OutageSince);
        Assert.All(requests, request => Assert.NotEqual(PlanStep.Kind.Attempt, request.Next()));
    }

    [Fact]
    public void Exactly_one_request_tests_whether_the_outage_is_over()
    {
        PlanUnderTest test = WithOutage(keys: 3);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest[] requests = [.. Enumerable.Range(0, 20).Select(_ => test.Ask())];

        Assert.Single(requests, request => request.Next() == PlanStep.Kind.Attempt);
        PlannedRequest probe = requests.Single(request => request.Step.What == PlanStep.Kind.Attempt);
        probe.Answer(Unauthorized);
        Assert.All(requests, request => Assert.NotEqual(PlanStep.Kind.Attempt, request.Next()));

        test.Time.Advance(TimeSpan.FromSeconds(2));
        PlannedRequest next = requests.Single(request => request.Next() == PlanStep.Kind.Attempt);
        next.Answer(Good);
        Assert.Null(test.Pool.Service.OutageSince);
        Assert.All(requests.Where(request => request != next && request != probe), request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
    }

    [Fact]
    public void The_probe_of_an_outage_comes_after_a_quarter_of_its_time_and_every_half_minute_at_last()
    {
        PlanUnderTest test = WithOutage(keys: 2);
        DateTimeOffset since = test.Now, last = test.Now;
        for (int i = 0; i < 40; i++)
        {
            DateTimeOffset from = test.Now;
            PlannedRequest probe = test.Ask(isBulk: true);
            Assert.True(probe.NextAttempt());
            double expected = Math.Clamp((last - since).TotalSeconds / 4, 0.5, 30);
            Assert.InRange((test.Now - last).TotalSeconds, expected, expected * 1.25);
            last = test.Now;
            probe.Answer(Unauthorized);
        }

        Assert.True(last - since > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_dead_key_that_comes_first_does_not_keep_an_outage_going()
    {
        var test = new PlanUnderTest(keys: 2, key: (slot, options) => options.Priority = slot);
        PoolKey? asked = null;
        test.Pool.Service.ProbeWanted = key => asked = key;
        PoolKey dead = test.Ring.Entries[0].Key;
        PlannedRequest request = test.Ask(isBulk: true);
        Assert.True(request.NextAttempt());
        Assert.Same(dead, request.Key);
        request.Answer(Unauthorized);
        Assert.True(request.NextAttempt());
        request.Answer(Unauthorized);
        Assert.NotNull(test.Pool.Service.OutageSince);

        PlannedRequest next = test.Ask(isBulk: true);
        bool isOver = false;
        for (int i = 0; i < 1_000 && !isOver; i++)
        {
            if (next.Next() == PlanStep.Kind.Attempt)
                isOver = next.Answer(next.Key == dead ? Unauthorized : PlanUnderTest.Good).IsAccepted;
            if (asked is { } key)
                test.Pool.Service.NoteKeyAnswer(key, key != dead);
            asked = null;
            test.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(isOver);
        Assert.Null(test.Pool.Service.OutageSince);
        Assert.Equal(2, next.Plan.Attempts);
    }

    [Fact]
    public void Refused_keys_beside_working_ones_are_to_blame_themselves()
    {
        var test = new PlanUnderTest(keys: 8);
        PlannedRequest[] requests = [.. Enumerable.Range(0, 16).Select(_ => test.Ask())];
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));

        // The refusals come first, as they do: the good answers take their time.
        bool IsDead(PlannedRequest request) => request.Key.Alias is "key-0" or "key-2" or "key-4" or "key-6";
        Verdict[] refused = [.. requests.Where(IsDead).Select(request => request.Answer(Unauthorized))];
        foreach (PlannedRequest request in requests.Where(request => !IsDead(request)))
            request.Answer(Good);

        Assert.All(refused, verdict => Assert.Equal(VerdictScope.Key, verdict.Scope));
        Assert.Equal(4, test.KeyStates.Count(state => state == KeyState.Quarantined));
        Assert.Null(test.Pool.Service.OutageSince);
    }

    [Fact]
    public void A_refusal_that_was_under_way_while_another_key_worked_is_part_of_the_outage()
    {
        var test = new PlanUnderTest(keys: 3);
        test.Exchange(3, Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest slow = test.Ask();
        slow.Next();
        test.Time.Advance(TimeSpan.FromMilliseconds(1));
        test.Exchange(1, Good);
        test.Time.Advance(TimeSpan.FromMilliseconds(30));
        slow.Answer(Unauthorized);
        test.Time.Advance(TimeSpan.FromMilliseconds(1));
        test.Exchange(2, Unauthorized);

        Assert.NotNull(test.Pool.Service.OutageSince);
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void Two_refused_keys_of_which_one_has_worked_since_are_no_outage()
    {
        var test = new PlanUnderTest(keys: 2);
        PlannedRequest first = test.Ask();
        first.Next();
        first.Answer(Unauthorized);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        test.Exchange(1, Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest last = test.Ask();
        last.Next();

        Assert.Equal(VerdictScope.Key, last.Answer(Unauthorized).Scope);
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Quarantined, state));
    }

    [Fact]
    public void Refusals_that_are_far_apart_are_no_outage()
    {
        var test = new PlanUnderTest(keys: 2);
        test.Exchange(2, Good);
        test.Time.Advance(TimeSpan.FromMinutes(1));
        test.Exchange(1, Unauthorized);
        test.Time.Advance(TimeSpan.FromSeconds(11));
        test.Exchange(1, Unauthorized);

        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Quarantined, state));
        Assert.Null(test.Pool.Service.OutageSince);
    }

    [Fact]
    public void A_suspicion_is_settled_by_asking_about_a_key_that_nobody_tried()
    {
        var test = new PlanUnderTest(keys: 5);
        var asked = new List<PoolKey>();
        test.Pool.Service.ProbeWanted = asked.Add;
        test.Exchange(5, Good);
        test.Time.Advance(TimeSpan.FromMinutes(1));

        // Two of five are refused, the others idle: an outage, or two dead keys.
        test.Exchange(1, Unauthorized);
        test.Exchange(1, Unauthorized);
        PlannedRequest waiting = test.Ask();
        Assert.Equal(PlanStep.Kind.Wait, waiting.Next());
        PoolKey untried = Assert.Single(asked);
        Assert.Equal(KeyState.Available, untried.Breaker.State);

        test.Pool.Service.NoteKeyAnswer(untried, isKnown: true);
        Assert.Equal(2, test.KeyStates.Count(state => state == KeyState.Quarantined));
        Assert.Equal(PlanStep.Kind.Attempt, waiting.Next());
    }

    [Fact]
    public void Two_dead_keys_that_are_asked_about_together_are_no_outage()
    {
        var test = new PlanUnderTest(keys: 3);
        var asked = new List<PoolKey>();
        test.Pool.Service.ProbeWanted = asked.Add;
        test.Exchange(3, Good);
        test.Time.Advance(TimeSpan.FromMinutes(1));
        PoolKey[] keys = [.. test.Ring.Entries.Select(entry => entry.Key)];

        // As the watch does: each answer is also one to whether there is an outage.
        foreach (PoolKey dead in keys[..2])
        {
            test.Pool.Refusals.Report(dead, Verdict.From(Unauthorized, test.Now), test.Now, test.Now);
            test.Pool.Service.NoteKeyAnswer(dead, isKnown: false);
        }

        PlannedRequest request = test.Ask();
        Assert.Equal(PlanStep.Kind.Wait, request.Next());
        Assert.Same(keys[2], Assert.Single(asked));
        test.Pool.Service.NoteKeyAnswer(keys[2], isKnown: true);
        Assert.Null(test.Pool.Service.OutageSince);
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
    }

    [Fact]
    public void A_suspicion_that_proves_wrong_does_not_end_a_pause_that_the_edge_asked_for()
    {
        var test = new PlanUnderTest(keys: 3);
        test.Pool.Service.ProbeWanted = _ => { };
        test.Exchange(3, Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        test.Exchange(1, new AnswerSummary { Status = 429, IsForeign = true, Hint = new RetryHint(TimeSpan.FromMinutes(1), null) });
        PoolKey[] keys = [.. test.Ring.Entries.Select(entry => entry.Key)];
        foreach (PoolKey dead in keys[..2])
            test.Pool.Refusals.Report(dead, Verdict.From(Unauthorized, test.Now), test.Now, test.Now);
        Assert.NotNull(test.Pool.Service.OutageSince);

        test.Pool.Service.NoteKeyAnswer(keys[2], isKnown: true);
        Assert.Null(test.Pool.Service.OutageSince);
        PlannedRequest request = test.Ask();
        Assert.Equal(PlanStep.Kind.Wait, request.Next());
        Assert.Equal(TimeSpan.FromMinutes(1), request.Wait);
    }

    [Fact]
    public void An_outage_ends_when_the_service_knows_a_refused_key_again_and_one_request_has_shown_it()
    {
        PlanUnderTest test = WithOutage(keys: 3);
        var asked = new List<PoolKey>();
        test.Pool.Service.ProbeWanted = asked.Add;
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest[] requests = [.. Enumerable.Range(0, 5).Select(_ => test.Ask())];
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Wait, request.Next()));

        // Asked once, whoever comes; and no request is spent on a question.
        test.Pool.Service.NoteKeyAnswer(Assert.Single(asked), isKnown: false);
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Wait, request.Next()));
        test.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Wait, request.Next()));
        Assert.Equal(2, asked.Distinct().Count());
        test.Pool.Service.NoteKeyAnswer(asked[1], isKnown: true);

        Assert.Single(requests, request => request.Next() == PlanStep.Kind.Attempt);
        PlannedRequest probe = requests.Single(request => request.Step.What == PlanStep.Kind.Attempt);
        probe.Answer(Good);
        Assert.Null(test.Pool.Service.OutageSince);
        Assert.All(requests.Where(request => request != probe), request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
    }

    [Fact]
    public void What_was_refused_during_an_outage_blames_no_key_when_it_comes_late()
    {
        var test = new PlanUnderTest(keys: 2);
        test.Exchange(2, Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest late = test.Ask(), first = test.Ask(), second = test.Ask();
        late.Next();
        first.Next();
        second.Next();
        first.Answer(Unauthorized);
        second.Answer(Unauthorized);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        test.Exchange(1, Good);

        Assert.Equal(VerdictScope.Service, late.Answer(Unauthorized).Scope);
        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void Keys_that_never_worked_are_not_waited_for_by_a_person_but_by_a_bulk_line()
    {
        var test = new PlanUnderTest(keys: 2);
        PlannedRequest person = test.Ask(), line = test.Ask(isBulk: true);
        person.Next();
        line.Next();
        person.Answer(Unauthorized);
        line.Answer(Unauthorized);

        Assert.Equal(PlanStep.Kind.GiveUp, SkipPause(test, person));
        KeysUnavailableException error = Assert.IsType<KeysUnavailableException>(person.Failure());
        Assert.Equal(["key-0", "key-1"], error.Keys.Select(key => key.Alias));
        Assert.All(error.Keys, key => Assert.Contains("outage", key.Reason, StringComparison.Ordinal));
        Assert.NotNull(error.RetryAt);
        Assert.NotEqual(PlanStep.Kind.GiveUp, SkipPause(test, line));
    }

    [Fact]
    public void A_bulk_line_waits_out_an_outage_for_up_to_an_hour()
    {
        PlanUnderTest test = WithOutage(keys: 2);
        var asked = new List<PoolKey>();
        test.Pool.Service.ProbeWanted = asked.Add;
        DateTimeOffset began = test.Now;
        PlannedRequest line = test.Ask(isBulk: true);
        while (line.Next() != PlanStep.Kind.GiveUp)
        {
            foreach (PoolKey key in asked.ToArray())
                test.Pool.Service.NoteKeyAnswer(key, isKnown: false);
            asked.Clear();
            test.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange((test.Now - began).TotalMinutes, 58, 61);
        Assert.Equal(0, line.Plan.Attempts);
    }

    [Fact]
    public void Every_key_of_one_account_refused_is_the_accounts_matter()
    {
        var test = new PlanUnderTest(keys: 4, account: slot => slot < 2 ? "acme" : "umbra");
        PlannedRequest[] requests = [.. Enumerable.Range(0, 4).Select(_ => test.Ask())];
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Verdict[] verdicts = [.. requests.Where(request => request.Key.Account.Label == "acme").Select(request => request.Answer(Unauthorized))];

        Assert.Equal([VerdictScope.Key, VerdictScope.Account], verdicts.Select(verdict => verdict.Scope));
        Assert.Equal(VerdictAction.Bench, verdicts[1].Action);
        Assert.DoesNotContain(KeyState.Quarantined, test.KeyStates);
        PlannedRequest[] next = [.. Enumerable.Range(0, 6).Select(_ => test.Ask())];
        Assert.All(next, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Assert.All(next, request => Assert.Equal("umbra", request.Key.Account.Label));
    }

    [Fact]
    public void A_model_that_several_keys_may_not_use_is_the_models_matter()
    {
        var test = new PlanUnderTest(keys: 6);
        PlannedRequest[] requests = [.. Enumerable.Range(0, 3).Select(_ => test.Ask())];
        Assert.All(requests, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Verdict[] verdicts = [.. requests.Select(request => request.Answer(NoEndpoints))];

        Assert.Equal([VerdictScope.KeyAndModel, VerdictScope.KeyAndModel, VerdictScope.Model], verdicts.Select(verdict => verdict.Scope));
        Assert.NotEqual(PlanStep.Kind.Attempt, test.Ask().Next());
        Assert.Equal(PlanStep.Kind.Attempt, test.Ask("b/two").Next());

        // Any key may be the probe, those that were refused too.
        test.Time.Advance(TimeSpan.FromSeconds(2));
        PlannedRequest[] next = [.. Enumerable.Range(0, 6).Select(_ => test.Ask())];
        Assert.Single(next, request => request.Next() == PlanStep.Kind.Attempt);
        next.Single(request => request.Step.What == PlanStep.Kind.Attempt).Answer(Good);
        PlannedRequest[] rest = [.. Enumerable.Range(0, 6).Select(_ => test.Ask())];
        Assert.All(rest, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Assert.Equal(6, rest.Select(request => request.Key).Distinct().Count());
    }

    [Fact]
    public void One_key_that_may_not_use_a_model_is_kept_from_it_alone()
    {
        var test = new PlanUnderTest(keys: 3);
        PlannedRequest request = test.Ask();
        request.Next();
        PoolKey refused = request.Key;
        Assert.Equal(VerdictScope.KeyAndModel, request.Answer(NoEndpoints).Scope);
        for (int i = 0; i < 6; i++)
        {
            PlannedRequest other = test.Ask();
            Assert.True(other.NextAttempt());
            Assert.NotSame(refused, other.Key);
            other.Answer(Good);
        }

        Assert.All(test.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    private static PlanStep.Kind SkipPause(PlanUnderTest test, PlannedRequest request)
    {
        if (request.Next() == PlanStep.Kind.Pause)
            test.Time.Advance(request.Wait);
        return request.Next();
    }

    private static PlanUnderTest WithOutage(int keys)
    {
        var test = new PlanUnderTest(keys);
        test.Exchange(keys, Good);
        test.Time.Advance(TimeSpan.FromMinutes(1));
        test.Exchange(keys, Unauthorized);
        Assert.NotNull(test.Pool.Service.OutageSince);
        return test;
    }
}
