using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary>The command line: parses it, runs a command, and turns whatever goes wrong into a line for people and an exit code.</summary>
internal static class Tool
{
    /// <summary>What it is called in a shell.</summary>
    public const string Name = "openrouter-aot";

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

    /// <summary>Every command and option.</summary>
    /// <param name="interruption">Ctrl-C and SIGTERM.</param>
    public static RootCommand Create(Interruption interruption)
    {
        var root = new RootCommand("Many OpenRouter requests over a pool of keys and models. Try it without a key: openrouter-aot demo");
        var pool = new PoolSelection();
        root.Options.Add(pool.File);
        root.Options.Add(pool.Group);
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(ChatCommand.Create(pool));
        root.Subcommands.Add(BatchCommand.Create(pool, interruption));
        root.Subcommands.Add(KeysCommand.Create(pool));
        root.Subcommands.Add(ModelsCommand.Create(pool));
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        root.Subcommands.Add(CompletionCommand.Create());
        ExamplesHelp.AddTo(root);
        return root;
    }

    private static int ReportParseErrors(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(error => Describe(parsed, error)).OfType<string>().Distinct())
            Console.Error.WriteLine($"error: {Hide(parsed, message)}");
        Console.Error.WriteLine($"See: {PathOf(parsed.CommandResult)} --help");
        return ExitCodes.Usage;
    }

    // In our own words, where the parser's do not say what is wanted; null where another error says it better.
    private static string? Describe(ParseResult parsed, ParseError error)
    {
        if (error.SymbolResult is ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult })
            return $"{argument.Name} is missing. {argument.Description}";
        if (error.SymbolResult is not CommandResult { Command: RootCommand root })
            return error.Message;
        string commands = string.Join(", ", root.Subcommands.Select(command => command.Name));
        string[] unknown = [.. parsed.UnmatchedTokens];
        if (unknown.Length == 0)
            return $"A command is missing. There are {commands}.";
        if (unknown[0].StartsWith('-'))
            return $"Before '{unknown[0]}' a command is missing. There are {commands}.";
        // The parser complains of each word; the first is the one that was meant to be the command.
        string suggestion = Suggest(root, unknown[0]) is { } name ? $" Did you mean {name}?" : "";
        return $"'{unknown[0]}' is no command.{suggestion} There are {commands}.";
    }

    // "openrouter-aot keys create"
    private static string PathOf(SymbolResult result) =>
        result is CommandResult { Command: not RootCommand, Command.Name: var name, Parent: { } parent } ? $"{PathOf(parent)} {name}" : Name;

    private static string? Suggest(RootCommand root, string word)
    {
        (string Name, int Distance) best = root.Subcommands.Select(command => (command.Name, Distance(word, command.Name))).MinBy(one => one.Item2);
        return best.Distance <= best.Name.Length / 2 ? best.Name : null;
    }

    // How many letters must be put in, taken out or exchanged.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[other.Length];
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
