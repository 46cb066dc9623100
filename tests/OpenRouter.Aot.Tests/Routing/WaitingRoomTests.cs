namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What room is offered to whom, and that nobody is kept past his deadline.</summary>
public class WaitingRoomTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Room_of_a_model_that_is_left_alone_is_offered_to_nobody()
    {
        var test = new PlanUnderTest(keys: 1, routing: options =>
        {
            options.Width = 1;
            options.UseServerFallbacks = false;
        });
        PlannedRequest throttled = test.Ask("a/one"), running = test.Ask("b/two");
        throttled.Next();
        running.Next();
        throttled.Answer(PlanUnderTest.Throttled with { Hint = new RetryHint(TimeSpan.FromMinutes(1), null) });
        Seat[] seats = [Wait(test), Wait(test)];

        // Each would find that he cannot use it, give it back, and so offer it to the other, without end.
        test.Pool.Line.Offer(FlowOf(test, "a/one"));
        Assert.All(seats, seat => Assert.True(seat.IsIn));
        running.Answer(PlanUnderTest.Good);
        Seat called = Assert.Single(seats, seat => !seat.IsIn);
        Assert.Same(FlowOf(test, "b/two"), called.Permit.Flow);
    }

    [Fact]
    public void Room_with_a_key_that_may_not_use_the_fallback_is_not_offered_for_it()
    {
        var test = new PlanUnderTest(keys: 2, account: slot => $"account-{slot}", routing: options =>
        {
            options.Width = 1;
            options.UseServerFallbacks = false;
        });
        PoolKey[] keys = [.. test.Ring.Entries.Select(entry => entry.Key)];
        test.Pool.Models.Exclude(test.Pool.Models.Find("b/two"), keys[1], until: null);
        PlannedRequest[] running = [test.Ask("a/one"), test.Ask("a/one"), test.Ask("b/two")];
        Assert.All(running, request => Assert.Equal(PlanStep.Kind.Attempt, request.Next()));
        Seat seat = Wait(test);

        test.Pool.Line.Offer(test.Pool.Models.Find("b/two").FlowOf(keys[1].Account));
        Assert.True(seat.IsIn);
        running[2].Answer(PlanUnderTest.Good);
        Assert.False(seat.IsIn);
    }

    [Fact]
    public void Nobody_is_kept_past_his_deadline_by_what_is_spread_over_time()
    {
        var test = new PlanUnderTest(keys: 1);
        KeyRoute route = test.Ring.Route(null, isFreeModel: false);
        DateTimeOffset deadline = test.Now + TimeSpan.FromMilliseconds(20);
        Seat[] seats = [.. Enumerable.Range(0, 100).Select(_ => new Seat(PlanStep.Wait(deadline - TimeSpan.FromMilliseconds(1), route), deadline, isBulk: false))];
        Assert.All(seats, seat => Assert.True(test.Pool.Line.TryJoin(seat)));
        Assert.All(seats, seat => Assert.True(seat.Alarm <= deadline));

        test.Pool.Line.CallAll();
        Assert.All(seats, seat => Assert.True(seat.Turn <= deadline));
    }

    [Fact]
    public void Whose_time_is_up_is_called_himself()
    {
        var test = new PlanUnderTest(keys: 1);
        KeyRoute route = test.Ring.Route(null, isFreeModel: false);
        DateTimeOffset now = test.Now;
        var patient = new Seat(PlanStep.Wait(now, route), now + Patience, isBulk: false);
        var line = new Seat(PlanStep.Wait(now, route), now + TimeSpan.FromSeconds(1), isBulk: true);
        Assert.True(test.Pool.Line.TryJoin(patient));
        Assert.True(test.Pool.Line.TryJoin(line));

        test.Time.Advance(TimeSpan.FromSeconds(1));
        test.Pool.Line.Ring(line);
        Assert.False(line.IsIn);
        Assert.True(patient.IsIn);
    }

    [Fact]
    public void A_pause_ends_at_the_deadline_at_the_latest()
    {
        for (int i = 0; i < 20; i++)
        {
            var test = new PlanUnderTest(keys: 1);
            PlannedRequest request = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromMilliseconds(1010) });
            request.Next();
            request.Answer(PlanUnderTest.Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(1), null) });
            Assert.Equal(PlanStep.Kind.Pause, request.Next());
            Assert.True(request.Wait <= TimeSpan.FromMilliseconds(1010));
        }
    }

    private static Seat Wait(PlanUnderTest test)
    {
        PlannedRequest request = test.Ask(new ModelRoute("a/one", "b/two"));
        Assert.Equal(PlanStep.Kind.Wait, request.Next());
        Assert.True(request.Step.IsForRoom);
        var seat = new Seat(request.Step, test.Now + Patience, isBulk: false);
        Assert.True(test.Pool.Line.TryJoin(seat));
        return seat;
    }

    private static ModelFlow FlowOf(PlanUnderTest test, string model) => test.Pool.Models.Find(model).FlowOf(test.Ring.Entries[0].Key.Account);

    private sealed class Seat(PlanStep step, DateTimeOffset deadline, bool isBulk) : WaitingPlace(step, deadline, isBulk)
    {
        public DateTimeOffset Turn { get; private set; } = DateTimeOffset.MaxValue;

        public override void OnCalled(DateTimeOffset turn) => Turn = turn;
    }
}
