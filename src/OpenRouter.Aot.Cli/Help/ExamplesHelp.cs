using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OpenRouter.Aot.Cli;

/// <summary>The parser's own help, with a command's examples at its end.</summary>
/// <param name="help">The parser's own.</param>
internal sealed class ExamplesHelp(HelpAction help) : SynchronousCommandLineAction
{
    // A pipe has no width, and a line that is broken there cannot be found by its words.
    private const int PipeWidth = 160;

    /// <summary>Whatever else is on the command line, help is what was asked for.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Takes the place of the parser's help for a command and all below it.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (HelpOption option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction own)
                option.Action = new ExamplesHelp(own);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        if (Console.IsOutputRedirected)
            help.MaxWidth = PipeWidth;
        int exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand { Examples: { Count: > 0 } examples })
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return exitCode;
    }
}
