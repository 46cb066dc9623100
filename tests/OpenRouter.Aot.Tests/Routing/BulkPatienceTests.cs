using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What a bulk line without a deadline waits for, and what it is held for.</summary>
public class BulkPatienceTests
{
    [Fact]
    public void A_bulk_line_without_a_deadline_waits_out_what_ends_within_a_quarter_of_an_hour_and_is_held_for_what_does_not()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest line = test.Ask(isBulk: true), bound = test.Ask(options: new RequestOptions { Deadline = TimeSpan.FromMinutes(1) }, isBulk: true);
        line.Next();
        line.Answer(KeyLimit(TimeSpan.FromMinutes(14)));
        Assert.NotEqual(PlanStep.Kind.GiveUp, line.Next());
        Assert.Equal(PlanStep.Kind.GiveUp, bound.Next());
        Assert.False(bound.Plan.IsHeld);

        var other = new PlanUnderTest(keys: 1);
        PlannedRequest patient = other.Ask(isBulk: true);
        patient.Next();
        patient.Answer(KeyLimit(TimeSpan.FromMinutes(17)));
        Assert.Equal(PlanStep.Kind.GiveUp, patient.Next());
        Assert.True(patient.Plan.IsHeld);
        Assert.InRange((patient.Failure().RetryAt!.Value - other.Now).TotalMinutes, 17, 19);
    }

    [Fact]
    public void A_bulk_line_is_held_rather_than_failed_where_no_key_affords_it_or_its_attempts_are_used_up_on_keys()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest line = test.Ask(isBulk: true), person = test.Ask();
        AnswerSummary dear = Error(402, "This request requires more credits, or fewer max_tokens. You requested up to 900 tokens, but can only afford 200");
        line.Next();
        line.Answer(dear);
        Assert.Equal(PlanStep.Kind.GiveUp, line.Next());
        Assert.True(line.Plan.IsHeld);
        person.Next();
        person.Answer(dear);
        Assert.Equal(PlanStep.Kind.GiveUp, person.Next());
        Assert.False(person.Plan.IsHeld);
    }

    [Fact]
    public void A_model_that_the_only_key_may_not_use_fails_a_bulk_line_and_holds_up_no_run()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest line = test.Ask(isBulk: true);
        line.Next();
        line.Answer(Error(404, "No endpoints found matching your data policy"));
        Assert.Equal(PlanStep.Kind.GiveUp, line.Next());
        Assert.False(line.Plan.IsHeld);
        PlannedRequest next = test.Ask(isBulk: true);
        Assert.Equal(PlanStep.Kind.GiveUp, next.Next());
        Assert.False(next.Plan.IsHeld);
    }

    [Fact]
    public void A_line_whose_account_for_free_models_has_failed_it_does_not_wait_for_a_key_that_these_are_kept_from()
    {
        var test = new PlanUnderTest(keys: 2);
        PlannedRequest line = test.Ask("c/three:free", isBulk: true);
        Assert.Equal(PlanStep.Kind.Attempt, line.Next());
        line.Answer(Unauthorized);
        Assert.Equal(PlanStep.Kind.Attempt, line.Next());
        line.Answer(KeyLimit(TimeSpan.FromMinutes(1)));
        Assert.Equal(PlanStep.Kind.Wait, line.Next());

        // Both come back half open: free models stay on the first account, whose key has failed the line, and nobody else asks for it.
        test.Time.Advance(TimeSpan.FromMinutes(2));
        test.Ring.Entries[0].Key.Breaker.Readmit();
        Assert.Equal([KeyState.HalfOpen, KeyState.HalfOpen], test.KeyStates);
        Assert.Equal(PlanStep.Kind.GiveUp, line.Next());
        Assert.True(line.Plan.IsHeld);
    }
}
