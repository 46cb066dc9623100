using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Flow;

/// <summary>Interactive requests and bulk lines beside each other, and who gets room that returns.</summary>
public class TwoClassesTests
{
    private readonly PlanUnderTest test = new(keys: 1);

    [Fact]
    public void Bulk_lines_leave_a_fifth_of_the_width_while_an_interactive_request_was_seen_within_a_minute()
    {
        Assert.Equal(8, Begin(isBulk: true, wanted: 20).Length);

        var other = new TwoClassesTests();
        PlannedRequest interactive = other.test.Ask();
        interactive.Next();
        interactive.Answer(PlanUnderTest.Good);
        other.test.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(6, other.Begin(isBulk: true, wanted: 20).Length);
        Assert.Equal(2, other.Begin(isBulk: false, wanted: 20).Length);
        foreach (PlannedRequest _ in other.Begin(isBulk: true, wanted: 1))
            Assert.Fail("The width is used up.");

        var later = new TwoClassesTests();
        later.test.Ask().Next();
        later.test.Time.Advance(TimeSpan.FromSeconds(60.001));
        Assert.Equal(7, later.Begin(isBulk: true, wanted: 20).Length);
    }

    [Fact]
    public void Room_goes_to_the_interactive_request_although_the_bulk_line_waits_longer_and_has_less_time_left()
    {
        PlannedRequest[] running = Begin(isBulk: true, wanted: 8);
        PlannedPlace bulk = Join(Ask(isBulk: true, minutes: 1), isBulk: true, minutes: 1);
        PlannedPlace interactive = Join(Ask(isBulk: false, minutes: 9), isBulk: false, minutes: 9);

        running[0].Answer(PlanUnderTest.Good);
        Assert.True(interactive.IsCalled);
        Assert.False(bulk.IsCalled);
    }

    [Fact]
    public void Who_waits_holds_the_room_before_anybody_who_comes_later()
    {
        PlannedRequest[] running = Begin(isBulk: true, wanted: 8);
        PlannedRequest waiting = Ask(isBulk: true, minutes: 5);
        PlannedPlace place = Join(waiting, isBulk: true, minutes: 5);
        running[0].Answer(PlanUnderTest.Good);
        Assert.True(place.IsCalled);

        Assert.Equal(PlanStep.Kind.Wait, test.Ask(isBulk: true).Next());
        waiting.Plan.Keys.Hold(place.Permit);
        Assert.Equal(PlanStep.Kind.Attempt, waiting.Next());
        Assert.Equal(8, Flow.Width.Running);
    }

    [Fact]
    public void Room_that_is_of_no_use_to_the_first_goes_to_the_next()
    {
        PlannedRequest[] running = Begin(isBulk: true, wanted: 8);
        PlannedPlace first = Join(Ask(isBulk: false, minutes: 1), isBulk: false, minutes: 1);
        PlannedPlace second = Join(Ask(isBulk: false, minutes: 5), isBulk: false, minutes: 5);
        running[0].Answer(PlanUnderTest.Good);
        Assert.True(first.IsCalled && !second.IsCalled);

        // It was cancelled at the same moment.
        first.Permit.Cancel();
        Assert.True(second.IsCalled);
        second.Permit.Cancel();
        Assert.Equal(7, Flow.Width.Running);
    }

    [Fact]
    public void A_request_for_another_model_waits_for_its_own_room()
    {
        PlannedRequest[] running = Begin(isBulk: true, wanted: 8);
        PlannedRequest[] others = [.. Enumerable.Range(0, 8).Select(_ => test.Ask("b/two"))];
        foreach (PlannedRequest other in others)
            Assert.Equal(PlanStep.Kind.Attempt, other.Next());
        PlannedRequest waiting = test.Ask("b/two");
        Assert.Equal(PlanStep.Kind.Wait, waiting.Next());
        PlannedPlace place = Join(waiting, isBulk: false, minutes: 1);

        running[0].Answer(PlanUnderTest.Good);
        Assert.False(place.IsCalled);
        others[0].Answer(PlanUnderTest.Good);
        Assert.True(place.IsCalled);
    }

    [Fact]
    public void What_the_account_can_take_is_shared_by_all_models()
    {
        PlannedRequest[] running = Begin(isBulk: false, wanted: 4);
        PlannedRequest refused = test.Ask("b/two");
        Assert.Equal(PlanStep.Kind.Attempt, refused.Next());
        refused.Answer(InFlight);
        Assert.Equal(PlanStep.Kind.Wait, refused.Next());
        PlannedPlace place = Join(refused, isBulk: false, minutes: 1);

        running[0].Answer(PlanUnderTest.Good);
        Assert.True(place.IsCalled);
        refused.Plan.Keys.Hold(place.Permit);
        Assert.Equal(PlanStep.Kind.Attempt, refused.Next());
        Assert.Equal("b/two", refused.Model);
    }

    [Fact]
    public void Too_much_at_once_moves_a_request_on_to_another_account()
    {
        var two = new PlanUnderTest(keys: 2);
        PlannedRequest[] requests = [.. Enumerable.Range(0, 8).Select(_ => two.Ask())];
        foreach (PlannedRequest request in requests)
            request.Next();
        PlannedRequest last = two.Ask();
        last.Next();
        PoolKey full = last.Key;
        last.Answer(InFlight);
        Assert.Equal(PlanStep.Kind.Attempt, last.Next());
        Assert.NotSame(full, last.Key);
        Assert.All(two.KeyStates, state => Assert.Equal(KeyState.Available, state));
    }

    [Fact]
    public void A_lookup_needs_no_room()
    {
        Begin(isBulk: false, wanted: 8);
        var lookup = new PlannedRequest(test, new Dispatch { Method = HttpMethod.Get, Path = "/models" });
        Assert.Equal(PlanStep.Kind.Attempt, lookup.Next());
    }

    [Fact]
    public void A_limit_that_is_used_up_is_waited_out_and_said()
    {
        AnswerSummary used = PlanUnderTest.Error(429, "Rate limit exceeded: free-models-per-min.") with
        {
            RateLimit = 20,
            Reset = new RetryHint(null, test.Now.AddMinutes(20)),
        };
        PlannedRequest first = test.Ask("a/one:free");
        first.Next();
        first.Answer(used);
        test.Time.Advance(TimeSpan.FromMinutes(20));
        for (int i = 0; i < 20; i++)
        {
            PlannedRequest good = test.Ask("a/one:free");
            Assert.True(good.NextAttempt());
            good.Answer(PlanUnderTest.Good);
        }

        PlannedRequest question = test.Ask("a/one:free");
        Assert.Equal(PlanStep.Kind.Attempt, question.Next());
        question.Answer(used with { Reset = new RetryHint(null, test.Now.AddMinutes(20)) });
        test.Time.Advance(TimeSpan.FromMinutes(25));
        for (int i = 0; i < 20; i++)
        {
            PlannedRequest good = test.Ask("a/one:free");
            Assert.True(good.NextAttempt());
            good.Answer(PlanUnderTest.Good);
        }

        PlannedRequest last = test.Ask("a/one:free");
        Assert.Equal(PlanStep.Kind.GiveUp, last.Next());
        var error = Assert.IsType<KeysUnavailableException>(last.Failure());
        Assert.Contains("the limit of 20 requests that the service named is used up until", error.Keys[0].Reason, StringComparison.Ordinal);
        Assert.True(error.RetryAt > test.Now);
    }

    private static AnswerSummary InFlight => PlanUnderTest.Error(402, "Too many requests in flight for this account's balance") with
    {
        Error = new ApiError { Code = 402, Message = "In-flight budget exceeded", LimitSource = "openrouter_in_flight" },
        Hint = new RetryHint(TimeSpan.FromSeconds(2), null),
    };

    private ModelFlow Flow => test.Pool.Models.Find("a/one").FlowOf(test.Ring.Entries[0].Serving.Account);

    private PlannedRequest[] Begin(bool isBulk, int wanted) =>
        [.. Enumerable.Range(0, wanted).Select(_ => test.Ask(isBulk: isBulk)).Where(request => request.Next() == PlanStep.Kind.Attempt)];

    private PlannedRequest Ask(bool isBulk, int minutes)
    {
        PlannedRequest request = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromMinutes(minutes) }, isBulk: isBulk);
        Assert.Equal(PlanStep.Kind.Wait, request.Next());
        return request;
    }

    private PlannedPlace Join(PlannedRequest request, bool isBulk, int minutes)
    {
        var place = new PlannedPlace(request.Step, test.Now.AddMinutes(minutes), isBulk);
        Assert.True(test.Pool.Line.TryJoin(place));
        Assert.False(place.IsCalled);
        return place;
    }

    private sealed class PlannedPlace(PlanStep step, DateTimeOffset deadline, bool isBulk) : WaitingPlace(step, deadline, isBulk)
    {
        public bool IsCalled { get; private set; }

        public override void OnCalled(DateTimeOffset turn) => IsCalled = true;
    }
}
