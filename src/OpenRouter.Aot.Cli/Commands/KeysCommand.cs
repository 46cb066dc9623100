using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>keys</c>: every key of the pool, by its alias; and below it what makes, replaces and disables keys.</summary>
internal sealed class KeysCommand
{
    private readonly PoolSelection pool;
    private readonly ManagementKeySource managers = new();
    private readonly Option<bool> isChecked = new("--check")
    {
        Description = "Ask the service about each key and the credits of its account, which costs nothing. Exit code 1 if a key cannot be used; one line on stderr says why.",
    };

    private readonly Option<decimal?> least = Amount.CreateOptional("--min-remaining");
    private readonly Option<bool> isQuiet = new("--quiet", "-q") { Description = "With --check: print nothing but what is wrong." };
    private readonly Option<bool> isJson = new("--json") { Description = "Print the keys as one JSON object." };

    private KeysCommand(PoolSelection pool)
    {
        this.pool = pool;
        least.Description = "With --check: a key that can spend less than this, by its limit or its account's credits, counts as one that cannot be used.";
    }

    public static Command Create(PoolSelection pool)
    {
        var keys = new KeysCommand(pool);
        var command = new ToolCommand("keys",
            "Every key of the pool: account, group, health, what else the pool says of it, and with --check its limit, use, expiry and the credits of its account.",
            "keys",
            "keys --check",
            "keys --check --quiet --min-remaining 5",
            "keys --check --json --pool pool.json --group batch")
        {
            keys.isChecked, keys.least, keys.isQuiet, keys.isJson, keys.managers.File,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(keys.isChecked) is null && (result.GetResult(keys.least) ?? result.GetResult(keys.isQuiet)) is { } flag)
                result.AddError($"{flag.Option.Name} goes with --check: without it the service is not asked.");
            if (result.GetValue(keys.isQuiet) && result.GetValue(keys.isJson))
                result.AddError("--quiet and --json exclude each other.");
        });
        command.SetAction(keys.RunAsync);
        command.Subcommands.Add(KeysCreateCommand.Create(pool));
        command.Subcommands.Add(KeysRotateCommand.Create(pool));
        command.Subcommands.Add(KeysDisableCommand.Create(pool));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        OpenRouterClientOptions options = pool.Read(parsed, parsed.GetValue(isQuiet));
        string? group = parsed.GetValue(pool.Group);
        if (group is not null)
            PoolSelection.RequireGroup(options, group);
        using var client = new OpenRouterClient(options);
        KeyReport[] reports = await ReadAsync(client, options, parsed, ct);
        reports = [.. reports.Where(key => group is null || key.Group == group)];
        if (parsed.GetValue(isJson))
            JsonOutput.Print(json => KeyReport.Write(json, reports));
        else if (!parsed.GetValue(isQuiet))
            Print(reports);
        var alarm = new KeyAlarm(parsed.GetValue(least));
        string[] wrong = [.. reports.Select(alarm.Describe).OfType<string>()];
        foreach (string line in wrong)
            Console.Error.WriteLine(PlainText.OnOneLine(line));
        return wrong.Length > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private async Task<KeyReport[]> ReadAsync(OpenRouterClient client, OpenRouterClientOptions options, ParseResult parsed, CancellationToken ct)
    {
        if (!parsed.GetValue(isChecked))
            return [.. KeyReport.Create(options, client.Keys.GetStatistics(), checks: null)];
        ApiKey? manager = managers.Find(parsed);
        IReadOnlyList<KeyCheck> checks = await client.Keys.CheckAsync(ct);
        KeyReport[] reports = [.. KeyReport.Create(options, client.Keys.GetStatistics(), checks)];
        return await new AccountReader(client, options, manager).ReadAsync(reports, ct);
    }

    private static void Print(IReadOnlyList<KeyReport> reports)
    {
        Terminal.Output.Write(KeyTable.Create(reports));
        if (KeyTable.CreateLimits(reports) is { } limits)
            Terminal.Output.Write(limits);
        AccountReport[] accounts = [.. reports.Select(report => report.Purse).OfType<AccountReport>().Distinct()];
        if (accounts.Length > 0)
            Terminal.Output.Write(AccountTable.Create(accounts));
        if (KeySettingsTable.Create(reports) is { } settings)
            Terminal.Output.Write(settings);
        foreach (AccountReport account in accounts.Where(account => account.Silence is not (null or AccountReport.NobodyToAsk)))
            Console.Error.WriteLine(PlainText.OnOneLine($"note: credits of {account.Name}: {account.Silence}."));
    }
}
