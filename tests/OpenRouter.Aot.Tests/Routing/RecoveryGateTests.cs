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
    public void A_hint_may_be_looked_at_once_after_a_quarter_of_it_and_is_a_floor_to_all_others()
    {
        DateTimeOffset end = now.AddSeconds(60);
        gate.NoteRefusal(TimeSpan.FromMilliseconds(100));
        gate.Close(now, end, "throttled");
        Assert.Equal((now.AddSeconds(15), end), (gate.GetRecovery(now, mayLook: true), gate.GetRecovery(now)));
        Assert.False(gate.TryPass(now.AddSeconds(14.9), out _, mayLook: true));

        now = now.AddSeconds(15);
        Assert.False(gate.TryPass(now, out _));
        Assert.True(gate.TryPass(now, out GateCondition? look, mayLook: true));
        Assert.False(gate.TryPass(now.AddSeconds(1), out _, mayLook: true), "two looks at once");
        Assert.Equal((null, end), (gate.GetRecovery(now, mayLook: true), gate.GetRecovery(now)));
        Assert.False(gate.TryPass(end.AddTicks(-1), out _), "its silence lets nobody go before the end");

        Assert.True(gate.Open(look));
        Assert.Null(gate.Condition);
    }

    [Fact]
    public void A_look_that_is_not_back_at_the_hint_s_end_keeps_nobody()
    {
        gate.Close(now, now.AddSeconds(60), "throttled");
        gate.TryPass(now.AddSeconds(15), out _, mayLook: true);
        Assert.True(gate.TryPass(now.AddSeconds(60), out GateCondition? none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60.9)]
    public void A_look_that_is_refused_confirms_the_hint_whose_end_stays(double named)
    {
        DateTimeOffset given = now, end = now.AddSeconds(60);
        gate.Close(now, end, "throttled");
        Look(expected: given.AddSeconds(15), isOver: false, hint: given.AddSeconds(named));
        Assert.Equal(end, gate.Condition!.Until);
        Assert.Equal(end, gate.GetRecovery(now, mayLook: true));

        // It proved right: all may go at its end.
        now = end;
        Assert.True(gate.TryPass(now, out GateCondition? probe));
        gate.Open(probe);
        CloseFor(5);
        Assert.True(gate.TryPass(now, out _));
        Assert.True(gate.TryPass(now, out _));
    }

    [Fact]
    public void A_later_end_that_a_look_is_told_is_believed_and_no_look_comes_before_it()
    {
        DateTimeOffset given = now;
        gate.Close(now, now.AddSeconds(60), "throttled");
        Look(expected: given.AddSeconds(15), isOver: false, hint: given.AddSeconds(90));
        Assert.Equal(given.AddSeconds(90), gate.GetRecovery(now, mayLook: true));
    }

    [Fact]
    public void Failures_that_were_in_flight_together_are_one_hint()
    {
        DateTimeOffset given = now;
        gate.Close(now, given.AddSeconds(60), "throttled");
        gate.Close(now.AddSeconds(1), given.AddSeconds(70), "throttled");
        Look(expected: given.AddSeconds(15), isOver: false, hint: null);
        gate.Close(now.AddSeconds(1), given.AddSeconds(80), "throttled");
        Assert.Equal(given.AddSeconds(80), gate.GetRecovery(now, mayLook: true));
    }

    [Fact]
    public void A_hint_that_a_look_confirms_is_believed_once_then_twice_and_so_on()
    {
        List<double> looks = [];
        for (int hint = 1; looks.Count < 9; hint++)
        {
            DateTimeOffset given = now, end = now.AddSeconds(80);
            gate.Close(now, end, "throttled");
            if (gate.Condition!.IsDoubted)
            {
                looks.Add(hint);
                // Early and late by turns: where the one is refused, the other may not be.
                Look(expected: given.AddSeconds(looks.Count % 2 == 1 ? 20 : 50), isOver: false, hint: end);
            }

            now = end;
            Assert.True(gate.TryPass(now, out GateCondition? probe));
            Assert.True(gate.Open(probe));
        }

        Assert.Equal([1, 3, 6, 11, 20, 37, 70, 135, 200], looks);
    }

    [Fact]
    public void A_hint_that_a_look_proves_wrong_is_looked_at_again_the_next_time_after_as_much_of_it()
    {
        foreach ((double after, bool isOver) in ((double, bool)[])[(20, false), (80, false), (50, true), (50, true), (50, false), (80, false), (20, true)])
        {
            DateTimeOffset given = now, end = now.AddSeconds(80);
            gate.Close(now, end, "throttled");
            Assert.Equal(after < 80, gate.Condition!.IsDoubted);
            if (after < 80)
                Look(expected: given.AddSeconds(after), isOver, hint: end);
            if (gate.Condition is null)
                continue;
            now = end;
            gate.TryPass(now, out GateCondition? probe);
            gate.Open(probe);
        }
    }

    [Theory]
    [InlineData(9.9, false)]
    [InlineData(60, true)]
    public void Short_hints_and_those_of_failures_in_disguise_are_not_looked_at(double seconds, bool isDisguised)
    {
        DateTimeOffset end = now.AddSeconds(seconds);
        gate.Close(now, end, "throttled", isDisguised: isDisguised);
        Assert.Equal(end, gate.GetRecovery(now, mayLook: true));
        Assert.False(gate.TryPass(end.AddTicks(-1), out _, mayLook: true));
    }

    [Fact]
    public void A_look_that_was_not_sent_is_the_next_ones_and_one_that_told_nothing_is_nobody_s()
    {
        DateTimeOffset end = now.AddSeconds(60);
        gate.Close(now, end, "throttled");
        now = now.AddSeconds(20);
        gate.TryPass(now, out GateCondition? look, mayLook: true);
        gate.Return(look, isUnsent: true);
        Assert.Equal((now, end), (gate.GetRecovery(now, mayLook: true), gate.GetRecovery(now)));
        Assert.True(gate.TryPass(now, out look, mayLook: true));
        gate.Return(look);
        Assert.Equal(end, gate.GetRecovery(now, mayLook: true));
        Assert.False(gate.TryPass(end.AddTicks(-1), out _, mayLook: true));
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

    private void Look(DateTimeOffset expected, bool isOver, DateTimeOffset? hint)
    {
        Assert.Equal(expected, gate.GetRecovery(now, mayLook: true));
        now = expected;
        Assert.True(gate.TryPass(now, out GateCondition? look, mayLook: true));
        if (isOver)
            Assert.True(gate.Open(look));
        else
            gate.Close(now, hint, "throttled", look);
    }

    private void Fail()
    {
        now = gate.Condition!.Until;
        Assert.True(gate.TryPass(now, out GateCondition? probe));
        gate.Close(now, null, "throttled", probe);
    }
}
