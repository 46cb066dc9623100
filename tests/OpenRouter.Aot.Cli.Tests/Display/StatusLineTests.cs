using static OpenRouter.Aot.Cli.Tests.Runs;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>How far a run has come, on one line.</summary>
public sealed class StatusLineTests
{
    [Fact]
    public void A_batch_tells_of_what_part_of_its_input() => Assert.Equal(
        "90 done, 10 failed, 20 in flight, 25% of the input, 10/s, $0.5000, about 38.0 s left", StatusLine.Describe(Create([Key("main")], [Model("a/b")])));

    [Fact]
    public void A_known_total_is_told() => Assert.Equal(
        "90 done, 10 failed, 20 in flight, 100 of 400 lines, 10/s, $0.5000, about 30.0 s left",
        StatusLine.Describe(Create([Key("main")], []) with { Total = 400 }));

    [Fact]
    public void Who_waits_reads_for_what()
    {
        RunProgress progress = Create([Key("main", KeyState.Benched), Key("spare", KeyState.Benched)], [Model("a/b", isCooled: true)], "paused until 12:30:00 UTC");
        Assert.EndsWith(
            " left; paused until 12:30:00 UTC; main benched until 12:01:30 UTC: no credits; and 2 more out", StatusLine.Describe(progress), StringComparison.Ordinal);
        Assert.EndsWith("; a/b cooling until 12:00:05 UTC: throttled upstream", StatusLine.Describe(Create([Key("main")], [Model("a/b", isCooled: true)])), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_earlier_run_has_done_does_not_shorten_the_time_left()
    {
        // 880 of the 1,000 lines that were read are done before, and were read in no time: of 4,000 lines 3,020 are left, at 10/s.
        RunProgress progress = Create([], []) with { DoneBefore = 880 };
        Assert.Equal(302, progress.Left!.Value.TotalSeconds, 6);
        Assert.Contains("90 done, 880 done before, 10 failed", StatusLine.Describe(progress), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.0)]
    [InlineData(2.0)]
    [InlineData(1e-300)]
    public void An_odd_part_of_the_input_breaks_nothing(double fraction)
    {
        RunProgress progress = Create([Key("main")], []) with { Fraction = fraction };
        Assert.InRange(progress.Share, 0, 1);
        Assert.Contains("% of the input", StatusLine.Describe(progress), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stays_on_one_line()
    {
        RunProgress progress = Create([Key("a\nb\u001b[2J", KeyState.Quarantined)], [], "first\r\nsecond");
        Assert.DoesNotContain(StatusLine.Describe(progress), char.IsControl);
    }
}
