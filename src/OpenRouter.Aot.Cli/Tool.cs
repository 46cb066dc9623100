using System.CommandLine;
using System.CommandLine.Invocation;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary>The command line: parses it, runs a command, and turns whatever goes wrong into a line for people and an exit code.</summary>
internal static class Tool
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line, without the tool's name.</param>
    /// <param name="interruption">Ctrl-C and SIGTERM.</param>
    public static async Task<int> RunAsync(string[] args, Interruption interruption)
    {
        RootCommand root = Create(interruption);
        // A text that begins with @ is a text, not the name of a file with more arguments.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is ParseErrorAction)
            return ReportParseErrors(parsed);
        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, interruption.Token);
        }
        catch (Exception exception)
        {
            return Report(exception, interruption);
        }
    }

    private static RootCommand Create(Interruption interruption)
    {
        var root = new RootCommand("Many OpenRouter requests over a pool of keys and models. Try it without a key: openrouter-aot demo");
        var pool = new PoolSelection();
        root.Options.Add(pool.File);
        root.Options.Add(pool.Group);
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(ChatCommand.Create(pool));
        root.Subcommands.Add(BatchCommand.Create(pool, interruption));
        root.Subcommands.Add(KeysCommand.Create(pool));
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        return root;
    }

    private static int ReportParseErrors(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            Console.Error.WriteLine($"error: {Hide(parsed, message)}");
        string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"See: openrouter-aot{command} --help");
        return ExitCodes.Usage;
    }

    // Somebody who guesses a --key option must not find the key in a log.
    private static string Hide(ParseResult parsed, string message)
    {
        foreach (string token in parsed.Tokens.Select(token => token.Value).Where(token => token.Contains("sk-", StringComparison.Ordinal)))
            message = message.Replace(token, "(a key; keys come from the environment or a pool file, never from the command line)", StringComparison.Ordinal);
        return message;
    }

    private static int Report(Exception exception, Interruption interruption)
    {
        switch (exception)
        {
            case OperationCanceledException when interruption.IsRequested:
                Console.Error.WriteLine("Interrupted.");
                return ExitCodes.Interrupted;
            case UsageException or OpenRouterConfigurationException or ScenarioException:
                Console.Error.WriteLine($"error: {exception.Message}");
                return ExitCodes.Usage;
            case OpenRouterException error:
                Console.Error.WriteLine(ErrorText.Describe(error));
                return ExitCodes.Failure;
            default:
                Console.Error.WriteLine($"error: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
                return ExitCodes.Failure;
        }
    }
}
