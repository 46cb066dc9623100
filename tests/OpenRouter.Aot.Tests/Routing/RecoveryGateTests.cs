namespace OpenRouter.Aot.Tests.Routing;

public class RecoveryGateTests
{
    private readonly RecoveryGate gate = new(new Chance(7), first: TimeSpan.FromSeconds(1), longest: TimeSpan.FromMinutes(1));
    private DateTimeOffset now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_asked_again_after_a_quarter_of_the_time_that_it_has_been_closed()
    {
        DateTimeOffset since = now;
        gate.Close(now, null, "throttled");
        for (int i = 0; i < 60; i++)
        {
            double expected = Math.Clamp((now - since).TotalSeconds / 4, 1, 60);
            Assert.InRange((gate.Condition!.Until - now).TotalSeconds, expected, expected * 1.25);
            Fail();
        }

        Assert.Equal(since, gate.Condition!.Since);
    }

    [Fact]
    public void A_hint_is_a_floor_and_one_that_proves_right_is_believed_the_next_time()
    {
        CloseFor(20);
        Assert.True(gate.TryPass(now, out GateCondition? probe));
        Assert.False(gate.TryPass(now, out _), "one probe");
        Assert.True(gate.Open(probe));

        CloseFor(20);
        Assert.True(gate.TryPass(now, out probe));
        Assert.NotNull(probe);
        Assert.True(gate.TryPass(now, out GateCondition? none), "all may go with it");
        Assert.Null(none);
    }

    [Fact]
    public void A_hint_that_proved_wrong_is_not()
    {
        CloseFor(20);
        gate.TryPass(now, out GateCondition? probe);
        gate.Open(probe);
        CloseFor(1);
        Fail();
        now = gate.Condition!.Until;
        gate.TryPass(now, out probe);
        gate.Open(probe);

        CloseFor(20);
        Assert.True(gate.TryPass(now, out _));
        Assert.False(gate.TryPass(now, out _));
    }

    [Fact]
    public void A_probe_that_is_under_way_for_longer_than_a_refusal_takes_lets_the_others_go()
    {
        gate.NoteRefusal(TimeSpan.FromMilliseconds(100));
        gate.Close(now, null, "throttled");
        now = gate.Condition!.Until;
        Assert.True(gate.TryPass(now, out GateCondition? probe));
        Assert.Equal(now.AddMilliseconds(200), gate.GetRecovery(now));
        Assert.False(gate.TryPass(now.AddMilliseconds(199.9), out _));
        Assert.True(gate.TryPass(now.AddMilliseconds(200), out GateCondition? none));
        Assert.Null(none);
        Assert.True(gate.Condition!.TryAnnounce());
        Assert.False(gate.Condition!.TryAnnounce());

        // It was refused after all.
        gate.Close(now.AddMilliseconds(300), null, "throttled", probe);
        Assert.False(gate.TryPass(now.AddMilliseconds(300), out _));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 0)]
    public void Silence_says_nothing_of_a_failure_in_disguise_nor_where_no_refusal_ever_came(bool isDisguised, int refusal)
    {
        gate.NoteRefusal(TimeSpan.FromMilliseconds(refusal));
        gate.Close(now, null, "empty", isDisguised: isDisguised);
        now = gate.Condition!.Until;
        Assert.True(gate.TryPass(now, out _));
        Assert.Null(gate.GetRecovery(now));
        Assert.False(gate.TryPass(now.AddHours(1), out _));
    }

    [Fact]
    public void What_comes_back_each_time_after_as_long_is_found_sooner_each_time()
    {
        // Twenty seconds, each time: the next probe halves the doubt that the last two left.
        double[] late = new double[8];
        for (int i = 0; i < late.Length; i++)
        {
            DateTimeOffset end = now.AddSeconds(20);
            gate.Close(now, null, "throttled");
            while (gate.Condition is { } closed)
            {
                now = closed.Until;
                Assert.True(gate.TryPass(now, out GateCondition? probe));
                if (now >= end)
                    gate.Open(probe);
                else
                    gate.Close(now, null, "throttled", probe);
            }

            late[i] = (now - end).TotalSeconds;
            now = now.AddSeconds(10);
        }

        Assert.All(late, seconds => Assert.InRange(seconds, 0, 20 * 0.25 * 1.25));
        Assert.All(late[5..], seconds => Assert.InRange(seconds, 0, 0.5));
    }

    [Fact]
    public void The_probe_of_another_condition_opens_nothing()
    {
        CloseFor(5);
        gate.TryPass(now, out GateCondition? probe);
        gate.Close(now, now.AddSeconds(60), "throttled");
        Assert.False(gate.Open(probe));
        Assert.Equal(now.AddSeconds(60), gate.Condition!.Until);
    }

    [Fact]
    public void A_model_that_was_closed_for_failures_in_disguise_opens_when_those_that_ran_beside_them_are_good()
    {
        var model = new ModelHealth("a/one", TimeProvider.System, new Chance(1), new FlowBoard(null, 0.2));
        var empty = new Verdict(VerdictScope.Model, VerdictAction.Cool, null, "empty");
        for (int i = 0; i < 10; i++)
            model.CountSuccess(default, null);
        for (int i = 0; i < 11; i++)
            model.Cool(empty, probe: null, isDisguised: true, default);
        Assert.NotNull(model.Gate.Condition);

        // The tenth makes it half of the last twenty.
        for (int i = 0; i < 9; i++)
            Assert.False(model.CountSuccess(default, null));
        Assert.True(model.CountSuccess(default, null));
        Assert.Null(model.Gate.Condition);
    }

    [Fact]
    public void One_that_was_throttled_does_not_for_those_began_before()
    {
        var model = new ModelHealth("a/one", TimeProvider.System, new Chance(1), new FlowBoard(null, 0.2));
        for (int i = 0; i < 11; i++)
            model.Cool(new Verdict(VerdictScope.Model, VerdictAction.Cool, null, "throttled"), probe: null, isDisguised: false, default);
        for (int i = 0; i < 20; i++)
            Assert.False(model.CountSuccess(default, null));
        Assert.NotNull(model.Gate.Condition);
    }

    [Fact]
    public void A_model_that_is_well_is_asked_again_at_once_and_one_that_is_not_after_a_moment()
    {
        var test = new PlanUnderTest(keys: 1);
        test.Exchange(8, PlanUnderTest.Good);
        PlannedRequest request = test.Ask();
        request.Next();
        request.Answer(PlanUnderTest.Throttled);
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        request.Answer(PlanUnderTest.Throttled);
        Assert.Equal(PlanStep.Kind.Pause, request.Next());
        Assert.InRange(request.Wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));

        var fresh = new PlanUnderTest(keys: 1);
        PlannedRequest first = fresh.Ask();
        first.Next();
        first.Answer(PlanUnderTest.Throttled);
        Assert.Equal(PlanStep.Kind.Pause, first.Next());
    }

    [Fact]
    public void A_bulk_line_lives_through_an_outage_that_ends_after_its_deadline()
    {
        var test = new PlanUnderTest(keys: 2);
        test.Exchange(2, PlanUnderTest.Good);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        PlannedRequest line = test.Ask(isBulk: true);
        test.Exchange(2, PlanUnderTest.Unauthorized);
        Assert.NotNull(test.Pool.Service.OutageSince);
        while (test.Now < line.Began.AddMinutes(35))
        {
            Assert.True(line.NextAttempt());
            line.Answer(PlanUnderTest.Unauthorized);
            if (line.Plan.Attempts >= 9)
                break;
        }

        test.Time.SetUtcNow(line.Began.AddMinutes(35));
        PlannedRequest other = test.Ask(isBulk: true);
        Assert.True(other.NextAttempt());
        other.Answer(PlanUnderTest.Good);
        Assert.Null(test.Pool.Service.OutageSince);
        Assert.True(line.NextAttempt());
    }

    private void CloseFor(int seconds)
    {
        gate.Close(now, now.AddSeconds(seconds), "throttled");
        Assert.Equal(now.AddSeconds(seconds), gate.Condition!.Until);
        now = now.AddSeconds(seconds);
    }

    private void Fail()
    {
        now = gate.Condition!.Until;
        Assert.True(gate.TryPass(now, out GateCondition? probe));
        gate.Close(now, null, "throttled", probe);
    }
}
