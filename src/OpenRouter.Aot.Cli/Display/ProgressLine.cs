namespace OpenRouter.Aot.Cli;

/// <summary>One line on stderr that says how far a run has come: kept up to date on a terminal, repeated now and then elsewhere.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan LivePeriod = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(30);

    private readonly Func<string> describe;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool isShown;
    private bool hasEnded;

    /// <summary>Starts.</summary>
    /// <param name="describe">Says how far the run has come; it is called on any thread.</param>
    public ProgressLine(Func<string> describe)
    {
        this.describe = describe;
        TimeSpan period = Terminal.IsLive ? LivePeriod : QuietPeriod;
        timer = TimeProvider.System.CreateTimer(_ => Show(), null, period, period);
    }

    /// <summary>Writes a line that stays.</summary>
    public void Log(string text)
    {
        lock (gate)
        {
            Erase();
            Console.Error.WriteLine(text);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            hasEnded = true;
            Erase();
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (hasEnded)
                return;
            string text = describe();
            if (!Terminal.IsLive)
            {
                Console.Error.WriteLine(text);
                return;
            }

            // A line that wraps could not be erased.
            int width = Math.Max(20, Terminal.Error.Profile.Width - 1);
            Erase();
            Console.Error.Write(text.Length <= width ? text : text[..width]);
            isShown = true;
        }
    }

    private void Erase()
    {
        if (isShown)
            Console.Error.Write("\r\e[2K");
        isShown = false;
    }
}
