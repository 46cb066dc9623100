namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Decisions in words.</summary>
public sealed class DecisionTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 3, 0, TimeSpan.Zero);

    private static readonly Decision Throttled = new()
    {
        Request = 1,
        Attempt = 1,
        At = Now,
        Model = "openai/gpt-5-mini",
        Key = "key-2",
        Account = "acme",
        Candidates = 3,
        Reason = DecisionReason.Turn,
        Scope = VerdictScope.Model,
        Action = VerdictAction.Cool,
        Until = Now.AddSeconds(4),
        Outcome = "throttled upstream",
        Status = 429,
        Duration = TimeSpan.FromMilliseconds(200),
    };

    private static readonly Decision Answered = new()
    {
        Request = 1,
        Attempt = 2,
        At = Now,
        Model = "a/b",
        Key = "spare",
        Account = "spare",
        Candidates = 1,
        Reason = DecisionReason.OtherModel,
        Waited = TimeSpan.FromSeconds(4.2),
        Status = 200,
        Duration = TimeSpan.FromSeconds(1.5),
    };

    [Fact]
    public void Columns_stand_below_each_other_and_a_wait_has_its_line()
    {
        DecisionText text = Create("openai/gpt-5-mini", "a/b");
        Assert.Equal(
            [
                "attempt 1  key-2 of acme  openai/gpt-5-mini  its turn (1 of 3 keys)         429 in 200 ms; to blame: model (cool until 12:03:04 UTC); throttled upstream",
                "           waited 4.2 s",
                "attempt 2  spare          a/b                the next model (1 of 1 key)    200 in 1.5 s; answered",
            ],
            [.. text.Describe(Throttled), .. text.Describe(Answered)]);
    }

    [Fact]
    public void A_moment_of_another_day_has_its_day()
    {
        string line = Assert.Single(Create().Describe(Throttled with { Until = Now.AddDays(1), Status = 0 }));
        Assert.Contains("no answer in 200 ms; to blame: model (cool until 2026-05-02 12:03:00 UTC)", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_key_that_stands_alone_it_is_not_said_that_the_account_is_another()
    {
        Assert.Contains("another key (1 of 1 key)", Single(Answered with { Reason = DecisionReason.OtherAccount }), StringComparison.Ordinal);
        Assert.Contains("another account (1 of 3 keys)", Single(Throttled with { Reason = DecisionReason.OtherAccount }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_the_caller_gave_up_blames_nobody()
    {
        Decision left = Answered with { Action = VerdictAction.Surface, Outcome = "given up by the caller" };
        Assert.EndsWith("200 in 1.5 s; given up by the caller", Single(left), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasoning_that_was_left_out_is_told_before_the_outcome()
    {
        Assert.EndsWith("200 in 1.5 s; sent without 1 reasoning detail of another family; answered", Single(Answered with { DroppedReasoning = 1 }), StringComparison.Ordinal);
        Assert.Contains("429 in 200 ms; sent without 2 reasoning details of another family; to blame: ", Single(Throttled with { DroppedReasoning = 2 }), StringComparison.Ordinal);
        Assert.Contains("the same family (1 of 1 key)", Single(Answered with { Reason = DecisionReason.SameFamily }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_says_that_nothing_was_sent() =>
        Assert.Equal("refused    nothing was sent: No key can serve a/b.", Single(new Decision { Reason = DecisionReason.NoChoice, Outcome = "No key can serve a/b." }));

    [Fact]
    public void What_others_have_named_cannot_move_the_cursor()
    {
        Decision odd = Throttled with { Model = "a\u001b[2J/b", Outcome = "first\nsecond\u0007" };
        string line = Assert.Single(Create().Describe(odd, "row\r\u009b1"));
        Assert.DoesNotContain(line, char.IsControl);
        Assert.StartsWith("row  1  attempt 1", line, StringComparison.Ordinal);
        Assert.EndsWith("first second ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Subjects_stand_below_each_other_but_a_long_one_widens_nobody()
    {
        DecisionText text = Create();
        string longest = text.Describe(Throttled, new string('x', 300)).Single();
        string shorter = text.Describe(Throttled, "row-1").Single();
        Assert.StartsWith(new string('x', 300) + "  attempt 1", longest, StringComparison.Ordinal);
        Assert.StartsWith("row-1".PadRight(24) + "  attempt 1", shorter, StringComparison.Ordinal);
    }

    private static string Single(Decision decision) => Create().Describe(decision).Last();

    private static DecisionText Create(params string[] models) => new([Key("key-2", "acme"), Key("spare", "spare"), Key("key-3", "acme")], models);

    private static KeyStatistics Key(string alias, string account) => new(alias, account, KeyState.Available, null, null, 0, 0, 0, 0, 0);
}
