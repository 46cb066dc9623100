using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>keys</c>: every key of the pool, by its alias.</summary>
internal static class KeysCommand
{
    public static Command Create(PoolSelection pool)
    {
        var isChecked = new Option<bool>("--check") { Description = "Ask the service about each key (GET /key, which costs nothing)." };
        var isJson = new Option<bool>("--json") { Description = "Print the keys as one JSON object." };
        var command = new Command(
            "keys", "Every key of the pool: account, group, health, what else the pool says of it, and with --check its limit, use and expiry.")
        {
            isChecked, isJson,
        };
        command.SetAction(async (parsed, ct) =>
        {
            OpenRouterClientOptions options = pool.Read(parsed);
            string? group = parsed.GetValue(pool.Group);
            if (group is not null)
                PoolSelection.RequireGroup(options, group);
            using var client = new OpenRouterClient(options);
            IReadOnlyList<KeyCheck>? checks = parsed.GetValue(isChecked) ? await client.Keys.CheckAsync(ct) : null;
            KeyReport[] reports = [.. KeyReport.Create(options, client.Keys.GetStatistics(), checks).Where(key => group is null || key.Group == group)];
            if (parsed.GetValue(isJson))
                JsonOutput.Print(json => KeyReport.Write(json, reports));
            else
                Print(reports);
            return Array.Exists(reports, key => key.Problem is not null) ? ExitCodes.Failure : ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<KeyReport> reports)
    {
        Terminal.Output.Write(KeyTable.Create(reports));
        if (KeySettingsTable.Create(reports) is { } settings)
            Terminal.Output.Write(settings);
    }
}
