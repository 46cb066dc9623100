using Spectre.Console;
using static OpenRouter.Aot.Cli.Tests.Runs;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The board fits the terminal, whatever runs and whatever it is called.</summary>
public sealed class RunBoardTests
{
    private const string Hostile = "\u001b[2J\n\r[red]evil[/]\u202e模型模型模型模型模型模型模型模型模型模型/[[";

    public static TheoryData<int, int> Sizes => new MatrixTheoryData<int, int>([1, 20, 40, 56, 60, 80, 89, 90, 110, 200], [1, 5, 10, 15, 24, 50]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void It_never_leaves_the_terminal(int width, int height)
    {
        foreach ((int keys, int models) in ((int, int)[])[(1, 0), (1, 1), (4, 3), (11, 11), (4_096, 0), (4_096, 400)])
        {
            foreach (string[] notes in (string[][])[[], [Hostile + new string('x', 500), "paused", "waiting", "more"]])
            {
                RunProgress progress = Create(
                    Enumerable.Range(0, keys).Select(index => Key($"{index}{Hostile}", index % 3 == 0 ? KeyState.Benched : KeyState.Available, index, long.MaxValue / 2)),
                    Enumerable.Range(0, models).Select(index => Model($"{Hostile}/{index}", index, index % 2 == 0)), notes) with
                {
                    Cost = 123_456_789.5m,
                    DoneBefore = long.MaxValue / 4,
                };
                string[] lines = BoardConsole.Draw(RunBoard.Draw(progress, Now, width, height), width, height);
                Assert.InRange(lines.Length, 1, Math.Max(2, height - 1));
                Assert.All(lines, line => Assert.InRange(line.GetCellWidth(), 0, width));
                Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
            }
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Everything_is_said_where_there_is_room(int width)
    {
        RunProgress progress = Create(
            [Key("main", KeyState.Benched), Key("spare", inFlight: 12)], [Model("a/one", isCooled: true), Model("b/two", inFlight: 12)], "Paused: no credits.");
        string board = string.Join('\n', BoardConsole.Draw(RunBoard.Draw(progress, Now, width, 24), width, 24));
        foreach (string text in (string[])["100 lines, 25% of the input", "10 lines failed", "10/s", "$0.5000", "38.0 s left", "Paused: no credits.", "main", "benched 90.0 s", "spare", "cooling 5.0 s", "fine"])
            Assert.Contains(text, board, StringComparison.Ordinal);
        Assert.Contains("━━━", board, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_no_markup()
    {
        string board = string.Join('\n', BoardConsole.Draw(RunBoard.Draw(Create([Key("[red]x[/]")], [Model("a/[bold]")], "[/]"), Now, 100, 24), 100, 24));
        Assert.Contains("[red]x[/]", board, StringComparison.Ordinal);
        Assert.Contains("a/[bold]", board, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_keys_those_that_are_out_and_the_busiest_are_shown()
    {
        IEnumerable<KeyStatistics> keys = Enumerable.Range(0, 4_096).Select(index => index switch
        {
            3_000 => Key("out", KeyState.Quarantined),
            3_001 => Key("failing", failed: 9),
            3_002 => Key("busy", inFlight: 40),
            _ => Key($"key-{index}"),
        });
        string[] lines = BoardConsole.Draw(RunBoard.Draw(Create(keys, []), Now, 80, 50), 80, 50);
        int first = Array.FindIndex(lines, line => line.Contains("out ", StringComparison.Ordinal));
        Assert.True(first > 0);
        string shown = string.Join('\n', lines);
        Assert.Contains("failing", shown, StringComparison.Ordinal);
        Assert.Contains("busy", shown, StringComparison.Ordinal);
        Assert.Contains("… and 4,086 more", shown, StringComparison.Ordinal);
        Assert.True(first < Array.FindIndex(lines, line => line.Contains("busy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_all_fit_nobody_changes_places()
    {
        BoardRow[] rows = [BoardRow.Of(Key("a"), Now), BoardRow.Of(Key("b", KeyState.Benched), Now), BoardRow.Of(Key("c", inFlight: 9), Now)];
        Assert.Equal(rows, BoardRow.Choose(rows, 3));
        Assert.Equal(["b", "c"], BoardRow.Choose(rows, 2).Select(row => row.Name));
    }
}
