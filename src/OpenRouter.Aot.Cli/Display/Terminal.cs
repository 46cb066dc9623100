using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The consoles that tables and live displays go to.</summary>
internal static class Terminal
{
    // A pipe has no width; a table that is cut to 80 columns there is of no use to anybody.
    private const int PipeWidth = 160;

    /// <summary>Results.</summary>
    public static IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Progress.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Whether somebody looks at stderr.</summary>
    public static bool IsLive => !Console.IsErrorRedirected && Error.Profile.Capabilities.Ansi;

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = PipeWidth;
        return console;
    }
}
