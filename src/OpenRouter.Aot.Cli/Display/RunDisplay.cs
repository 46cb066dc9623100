using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// How far a run has come, on stderr: a board that is drawn anew on a terminal, a line now and then elsewhere. Lines that are logged stay above the
/// board. Safe for use by several threads; nothing that goes wrong here is told to the run.
/// </summary>
internal sealed class RunDisplay : IAsyncDisposable
{
    private static readonly TimeSpan LivePeriod = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan DefaultQuietPeriod = TimeSpan.FromSeconds(30);

    // A board that takes long to draw, as over many keys and models, is drawn less often: no more than a twentieth of the time goes into it.
    private const int LeastRest = 20;

    // More lines than this are not held back until the next time that the board is drawn.
    private const int MostPending = 256;

    private readonly Func<RunProgress> getProgress;
    private readonly IAnsiConsole console;
    private readonly bool isLive;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly List<string> pending = [];
    private readonly TaskCompletionSource ended = new();
    private readonly ITimer timer;
    private Task drawing = Task.CompletedTask;
    private LiveDisplayContext? board;
    private TimeSpan drawTime;
    private long drawnAt;
    private bool hasEnded;

    /// <summary>Starts, on stderr.</summary>
    /// <param name="getProgress">Says how far the run has come; it is called on any thread, by one at a time.</param>
    /// <param name="quietPeriod">The time between lines where stderr is no terminal. Default: 30 s.</param>
    public RunDisplay(Func<RunProgress> getProgress, TimeSpan? quietPeriod = null)
        : this(getProgress, Terminal.Error, Terminal.IsLive, TimeProvider.System, quietPeriod)
    {
    }

    /// <summary>Starts.</summary>
    /// <param name="getProgress">Says how far the run has come; it is called on any thread, by one at a time.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="isLive">Whether it is a terminal that somebody looks at.</param>
    /// <param name="time">Tells when to write.</param>
    /// <param name="quietPeriod">The time between lines where nobody looks. Default: 30 s.</param>
    public RunDisplay(Func<RunProgress> getProgress, IAnsiConsole console, bool isLive, TimeProvider time, TimeSpan? quietPeriod = null)
    {
        this.getProgress = getProgress;
        this.console = console;
        this.isLive = isLive;
        this.time = time;
        if (isLive)
        {
            lock (gate)
                Try(() => drawing = DrawUntilEndAsync());
        }

        TimeSpan period = isLive ? LivePeriod : quietPeriod ?? DefaultQuietPeriod;
        timer = time.CreateTimer(_ => Show(), null, period, period);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Writes a line that stays: at once, or on a terminal the next time that the board is drawn.</summary>
    public void Log(string text)
    {
        lock (gate)
        {
            // A line break in a name would make a line that nobody logged.
            pending.AddRange(text.ReplaceLineEndings("\n").Split('\n').Select(line => PlainText.OnOneLine(line, int.MaxValue)));
            if (!isLive || hasEnded || pending.Count >= MostPending)
                Try(WritePending);
        }
    }

    /// <summary>Ends, and erases the board.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        await timer.DisposeAsync();
        lock (gate)
            End();
        try
        {
            await drawing;
        }
        catch (Exception exception) when (IsHarmless(exception))
        {
            // The terminal is gone, and the board with it.
        }
    }

    // A process that is told to end at once leaves no half of a board behind, and no hidden cursor. It does not wait for a terminal that takes no more.
    private void OnExit(object? sender, EventArgs arguments)
    {
        if (!gate.TryEnter(TimeSpan.FromMilliseconds(200)))
            return;
        try
        {
            End();
        }
        finally
        {
            gate.Exit();
        }
    }

    private void End()
    {
        if (hasEnded)
            return;
        hasEnded = true;
        Try(WritePending);
        board = null;
        // The board is erased by this thread, before anybody else may write.
        Try(ended.SetResult);
    }

    private async Task DrawUntilEndAsync()
    {
        await console.Live(Draw()).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            board = context;
            await ended.Task;
        });
    }

    private void Show()
    {
        // A terminal that takes no more must not gather one thread after the other.
        if (!gate.TryEnter())
            return;
        try
        {
            if (hasEnded)
                return;
            Try(WritePending);
            if (!isLive)
                Try(() => WriteLine(StatusLine.Describe(getProgress())));
            else if (drawnAt == 0 || time.GetElapsedTime(drawnAt) >= drawTime * LeastRest)
                Try(Redraw);
        }
        finally
        {
            gate.Exit();
        }
    }

    private void Redraw()
    {
        long began = time.GetTimestamp();
        board?.UpdateTarget(Draw());
        drawnAt = time.GetTimestamp();
        drawTime = time.GetElapsedTime(began, drawnAt);
    }

    private Spectre.Console.Rendering.IRenderable Draw() =>
        RunBoard.Draw(getProgress(), time.GetUtcNow(), console.Profile.Width, console.Profile.Height);

    private void WritePending()
    {
        if (pending.Count == 0)
            return;
        string[] lines = [.. pending];
        pending.Clear();
        // The board is erased before what is written to its console, and drawn again behind it.
        if (board is not null)
            console.Write(new LoggedLines(lines));
        else
            Array.ForEach(lines, WriteLine);
    }

    private void WriteLine(string line) => console.Profile.Out.Writer.WriteLine(line);

    private static void Try(Action draw)
    {
        try
        {
            draw();
        }
        catch (Exception exception) when (IsHarmless(exception))
        {
            // A run that is paid for does not end because nobody can be told of it.
        }
    }

    private static bool IsHarmless(Exception exception) => exception is not OutOfMemoryException;
}
