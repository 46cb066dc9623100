using System.Globalization;

namespace OpenRouter.Aot.Simulation;

/// <summary>What the program does.</summary>
internal static class Commands
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code: 0 for done, 1 where a run broke off, 2 for wrong arguments.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        CommandLine line = CommandLine.Parse(arguments, out string mistake);
        if (line.IsHelp)
        {
            output.Write(Help());
            return 0;
        }

        if (mistake.Length > 0)
        {
            errors.WriteLine(mistake);
            return 2;
        }

        return line.Table is { } table ? WriteTable(table, line.Seed, errors) : RunOne(line, output);
    }

    private static int RunOne(CommandLine line, TextWriter output)
    {
        Scenario scenario = line.Scenario!;
        var comparison = new Comparison(scenario, line.Seed);
        RunResult result = comparison.Run(line.Policy, out Timeline timeline);
        output.WriteLine($"{scenario.Name}: {scenario.Shows}");
        output.WriteLine(ResultTable.Header);
        output.WriteLine(ResultTable.Row(line.Policy, result, comparison.GoodputOf(result)));
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {line.Seed}, {result.Requests:N0} requests in {result.RealTime.TotalSeconds:F2} s of real time, {result.RequestsPerSecond:N0} a second; trace {result.Trace:x16}"));
        if (line.Picture is { } picture)
            File.WriteAllText(picture, RunPicture.Draw(scenario, line.Policy, line.Seed, timeline));
        if (result.Lost == 0)
            return 0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Lost} requests never ended."));
        return 1;
    }

    private static int WriteTable(string path, ulong seed, TextWriter errors)
    {
        var table = new ResultTable(seed);
        foreach (Scenario scenario in ScenarioCatalogue.All)
        {
            var comparison = new Comparison(scenario, seed);
            (string Client, RunResult Result)[] results = [.. ClientCatalogue.Names.Select(name => (name, comparison.Run(name)))];
            table.Add(scenario, comparison, results);
            errors.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{scenario.Name}: {results[0].Result.RequestsPerSecond:N0} requests a second with {results[0].Client}"));
        }

        File.WriteAllText(path, table.Write());
        return table.HasLost ? 1 : 0;
    }

    private static string Help()
    {
        IEnumerable<string> scenarios = ScenarioCatalogue.All.Select(one => $"  {one.Name,-24} {one.Shows}");
        return $"""
            Runs the pool's own decisions, or the rules of a peer, under a virtual clock before a modelled service.

              --scenario NAME --policy NAME [--seed N] [--picture FILE.svg]   one run, and what it looked like
              --table FILE.md [--seed N]                                      all scenarios with all policies

            Policies: {string.Join(", ", ClientCatalogue.Names)}. The seed is 1 where none is named.

            Scenarios:
            {string.Join(Environment.NewLine, scenarios)}

            """;
    }
}
