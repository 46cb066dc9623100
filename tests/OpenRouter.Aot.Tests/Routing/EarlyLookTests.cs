using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A hint on a model keeps everybody away but for one bulk line, which looks whether it names too much.</summary>
public class EarlyLookTests
{
    private readonly PlanUnderTest test = new(routing: options => options.Width = 100);

    private static AnswerSummary Hinted => Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(60), null) };

    [Fact]
    public void One_of_the_bulk_lines_that_were_refused_looks_and_the_others_follow_when_it_is_good()
    {
        PlannedRequest[] lines = Refuse(3);
        PlannedRequest later = test.Ask(isBulk: true);
        Assert.All((PlannedRequest[])[.. lines, later], line => AssertWaits(line, 15));

        test.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(PlanStep.Kind.Attempt, lines[1].Next());
        Assert.All((PlannedRequest[])[lines[0], lines[2], later], line => AssertWaits(line, 1));

        lines[1].Answer(Good);
        Assert.All((PlannedRequest[])[lines[0], lines[2], later, test.Ask()], line => Assert.Equal(PlanStep.Kind.Attempt, line.Next()));
    }

    [Fact]
    public void Whoever_waits_is_called_when_the_look_is_good()
    {
        PlannedRequest[] lines = Refuse(2);
        lines[0].Next();
        var place = new Place(lines[0]);
        Assert.True(test.Pool.Line.TryJoin(place));
        test.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(PlanStep.Kind.Attempt, lines[1].Next());
        Assert.True(place.IsIn);
        lines[1].Answer(Good);
        Assert.False(place.IsIn);
    }

    [Fact]
    public void After_a_look_that_is_refused_all_wait_for_the_end_and_the_next_hint_is_believed()
    {
        PlannedRequest[] lines = Refuse(2);
        test.Time.Advance(TimeSpan.FromSeconds(15));
        lines[0].Next();
        lines[0].Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(45), null) });
        Assert.Equal(PlanStep.Kind.Pause, lines[0].Next());
        Assert.InRange(lines[0].Wait.TotalSeconds, 45, 45.25);
        AssertWaits(lines[1], 45);

        test.Time.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(PlanStep.Kind.Attempt, lines[1].Next());
        lines[1].Answer(Good);
        PlannedRequest line = Assert.Single(Refuse(1));
        Assert.Equal(PlanStep.Kind.Pause, line.Next());
        Assert.InRange(line.Wait.TotalSeconds, 60, 60.25);
    }

    [Fact]
    public void An_interactive_request_never_looks()
    {
        Refuse(1);
        PlannedRequest patient = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(100) });
        AssertWaits(patient, 60);
        Assert.Equal(PlanStep.Kind.GiveUp, test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(30) }).Next());

        test.Time.Advance(TimeSpan.FromSeconds(15));
        AssertWaits(patient, 45);
        Assert.Equal(PlanStep.Kind.Attempt, test.Ask(isBulk: true).Next());
        AssertWaits(patient, 45);
        Assert.Equal(PlanStep.Kind.GiveUp, test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromSeconds(30) }).Next());
    }

    [Fact]
    public void A_look_for_which_no_key_is_free_is_left_to_another()
    {
        var single = new PlanUnderTest(keys: 2, routing: options => options.Width = 100, key: (slot, options) => options.Group = slot == 0 ? "a" : "b");
        PlannedRequest Line(string group) => single.Ask(isBulk: true, options: new RequestOptions { Group = group });
        PlannedRequest first = Line("a"), second = Line("a");
        first.Next();
        second.Next();
        first.Answer(Hinted);
        second.Answer(Error(402, "Insufficient credits"));
        single.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.NotEqual(PlanStep.Kind.Attempt, first.Next());
        Assert.Equal(PlanStep.Kind.Attempt, Line("b").Next());
    }

    [Fact]
    public void A_look_whose_caller_leaves_is_nobody_s()
    {
        PlannedRequest line = Assert.Single(Refuse(1));
        test.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(PlanStep.Kind.Attempt, line.Next());
        line.Dispose();
        AssertWaits(test.Ask(isBulk: true), 45);
    }

    [Fact]
    public void A_bulk_line_whose_deadline_the_hint_outlasts_is_served_if_the_look_is_good()
    {
        var options = new RequestOptions { Deadline = TimeSpan.FromSeconds(30) };
        PlannedRequest line = test.Ask(isBulk: true, options: options), other = test.Ask(isBulk: true, options: options);
        line.Next();
        line.Answer(Hinted);
        AssertWaits(line, 15);
        test.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(PlanStep.Kind.Attempt, line.Next());
        AssertWaits(other, 1);
        line.Answer(Good);
        Assert.Equal(PlanStep.Kind.Attempt, other.Next());
    }

    private PlannedRequest[] Refuse(int count)
    {
        PlannedRequest[] lines = [.. Enumerable.Range(0, count).Select(_ => test.Ask(isBulk: true))];
        Assert.All(lines, line => Assert.Equal(PlanStep.Kind.Attempt, line.Next()));
        foreach (PlannedRequest line in lines)
            line.Answer(Hinted);
        return lines;
    }

    private static void AssertWaits(PlannedRequest request, double seconds)
    {
        Assert.Equal(PlanStep.Kind.Wait, request.Next());
        Assert.Equal(seconds, request.Wait.TotalSeconds);
    }

    private sealed class Place(PlannedRequest of) : WaitingPlace(of.Step, of.Plan.Deadline, isBulk: true)
    {
        public override void OnCalled(DateTimeOffset turn)
        {
        }
    }
}
