using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>The money of a run, attempt by attempt.</summary>
public class BulkBudgetTests
{
    private static readonly Verdict BrokeOff = new(VerdictScope.Service, VerdictAction.Retry, null, "the connection broke before the answer") { IsOutcomeUnknown = true };
    private static readonly Verdict Refused = new(VerdictScope.Model, VerdictAction.Cool, null, "throttled upstream");

    [Fact]
    public async Task An_attempt_that_may_have_been_billed_is_spent_and_the_next_must_fit_too()
    {
        // An answer may cost a dollar: a second attempt at it fits into 2 dollars, and not into one and a half.
        (BulkBudget enough, BulkLine first) = await ReserveAsync(most: 2m);
        first.Fail(BrokeOff);
        first.Leave();
        enough.Settle(first, cost: 0.25m, isAnswered: true);

        (_, BulkLine second) = await ReserveAsync(most: 1.5m);
        second.Fail(BrokeOff);
        BulkBudgetException error = Assert.Throws<BulkBudgetException>(second.Leave);
        Assert.Equal(BulkPauseReason.CostLimit, error.Pause.Reason);
        Assert.Contains("$1 of $1.5 are spent", error.Pause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_was_refused_costs_nothing()
    {
        (BulkBudget budget, BulkLine line) = await ReserveAsync(most: 1.5m);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            line.Fail(Refused);
            line.Leave();
        }

        budget.Settle(line, cost: 0.4m, isAnswered: true);
        Assert.Null(await budget.ReserveAsync(CreateLine(), "a/b", maxTokens: 1_000, TestContext.Current.CancellationToken));
    }

    private static async Task<(BulkBudget Budget, BulkLine Line)> ReserveAsync(decimal most)
    {
        var model = new ModelInfo { Id = "a/b", Pricing = new ModelPricing { Prompt = 0, Completion = 0.001m } };
        var budget = new BulkBudget(most, spent: 0, new BulkPrices(new ModelList { Data = [model] }));
        BulkLine line = CreateLine();
        line.Budget = budget;
        Assert.Null(await budget.ReserveAsync(line, "a/b", maxTokens: 1_000, TestContext.Current.CancellationToken));
        line.Leave();
        return (budget, line);
    }

    private static BulkLine CreateLine() => new(new BulkRequest { Id = "x", Body = "{}"u8.ToArray() }, 0, 0, null);
}
