using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using static OpenRouter.Aot.Cli.Tests.Runs;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The board on a terminal, and the lines elsewhere.</summary>
public sealed class RunDisplayTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(125);

    private readonly FakeTimeProvider time = new(Now);
    private readonly BoardConsole output = new(80, 24);

    [Fact]
    public async Task Elsewhere_there_is_a_line_every_thirty_seconds_and_each_that_is_logged()
    {
        await using (var display = new RunDisplay(Progress, output.Create(isLive: false), isLive: false, time))
        {
            time.Advance(TimeSpan.FromSeconds(29));
            Assert.Equal("", output.Text);
            display.Log("in.jsonl:1: torn \u001b[2J");
            time.Advance(TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromSeconds(30));
        }

        time.Advance(TimeSpan.FromSeconds(30));
        string status = StatusLine.Describe(Progress());
        Assert.Equal(["in.jsonl:1: torn  [2J", status, status, ""], output.Text.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task What_is_logged_stays_above_the_board_and_the_board_goes()
    {
        await using (var display = new RunDisplay(Progress, output.Create(isLive: true), isLive: true, time))
        {
            time.Advance(Frame);
            display.Log("first [red]\nsecond");
            Assert.DoesNotContain("first", output.Text, StringComparison.Ordinal);
            time.Advance(Frame);
            Assert.Equal(["first [red]", "second", ""], Screen()[..3]);
            Assert.Contains(Screen(), line => line.Contains("25% of the input", StringComparison.Ordinal));
            display.Log("last");
        }

        Assert.Equal(["first [red]", "second", "last"], Screen().Where(line => line.Length > 0));
        Assert.EndsWith("\u001b[?25h", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_goes_wrong_in_drawing_is_told_to_the_run()
    {
        foreach (bool isLive in (bool[])[true, false])
        {
            int calls = 0;
            await using var display = new RunDisplay(() => ++calls % 2 == 0 ? Progress() : throw new InvalidOperationException("odd"), output.Create(isLive), isLive, time);
            for (int i = 0; i < 4; i++)
            {
                time.Advance(TimeSpan.FromSeconds(30));
                display.Log($"line {i}");
            }
        }

        Assert.Equal(8, Enumerable.Range(0, 4).Sum(index => output.Text.Split($"line {index}").Length - 1));
    }

    [Fact]
    public async Task A_terminal_that_is_gone_ends_nothing()
    {
        var gone = new BrokenOutput();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = gone, Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        foreach (bool isLive in (bool[])[true, false])
        {
            await using var display = new RunDisplay(Progress, console, isLive, time);
            display.Log("a line");
            time.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task Every_thread_may_log()
    {
        const int Threads = 8, Lines = 500;
        await using (var display = new RunDisplay(Progress, output.Create(isLive: true), isLive: true, TimeProvider.System))
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => LogAll(display, thread))));
        string[] logged = [.. Screen().Where(line => line.StartsWith("thread ", StringComparison.Ordinal))];
        Assert.Equal(Threads * Lines, logged.Distinct().Count());
        Assert.Equal(Threads * Lines, logged.Length);

        static void LogAll(RunDisplay display, int thread)
        {
            for (int i = 0; i < Lines; i++)
                display.Log($"thread {thread} line {i}.");
        }
    }

    private static RunProgress Progress() => Create([Key("main")], [Model("a/b")]);

    private string[] Screen() => TerminalScreen.Of(output.Text).Lines;

    private sealed class BrokenOutput : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new BrokenWriter();

        public bool IsTerminal => true;

        public int Width => 80;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Input/output error");

        public override void Flush() => throw new IOException("Input/output error");
    }
}
