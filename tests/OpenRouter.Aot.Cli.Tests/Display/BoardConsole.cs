using Spectre.Console;
using Spectre.Console.Rendering;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A terminal of a given size that keeps what is written to it.</summary>
internal sealed class BoardConsole(int width, int height) : IAnsiConsoleOutput
{
    public string Text => Writer.ToString()!;

    public TextWriter Writer { get; } = new StringWriter();

    public bool IsTerminal => true;

    public int Width => width;

    public int Height => height;

    /// <summary>The lines of a board of this size, without colours.</summary>
    public static string[] Draw(IRenderable board, int width, int height)
    {
        var output = new BoardConsole(width, height);
        output.Create(isLive: false).Write(board);
        return output.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    public void SetEncoding(System.Text.Encoding encoding)
    {
    }

    public IAnsiConsole Create(bool isLive)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = this,
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
