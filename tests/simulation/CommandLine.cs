using System.Globalization;

namespace OpenRouter.Aot.Simulation;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    public Scenario? Scenario { get; private init; }

    /// <summary>The name of the client.</summary>
    public string Policy { get; private init; } = ClientCatalogue.Ours;

    public ulong Seed { get; private init; } = 1;

    /// <summary>Where the picture of the run goes; null for none.</summary>
    public string? Picture { get; private init; }

    /// <summary>Where the table over all scenarios and clients goes; null for none.</summary>
    public string? Table { get; private init; }

    public bool IsHelp { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="mistake">What is wrong with them; empty where nothing is.</param>
    public static CommandLine Parse(string[] arguments, out string mistake)
    {
        mistake = "";
        var line = new CommandLine();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            if (name is "--help" or "-h")
                return line with { IsHelp = true };
            string? value = i + 1 < arguments.Length ? arguments[++i] : null;
            (line, mistake) = value is null
                ? (line, $"{name} wants a value.")
                : line.With(name, value ?? "");
            if (mistake.Length > 0)
                return line;
        }

        if (line is { Scenario: null, Table: null })
            mistake = "Name a scenario with --scenario, or a file for the table of all with --table.";
        else if (line is { Scenario: not null, Table: not null })
            mistake = "--table is over all scenarios: leave --scenario away.";
        else if (line is { Picture: not null, Table: not null })
            mistake = "--picture is of one run: leave --table away and name a scenario.";
        return line;
    }

    private (CommandLine Line, string Mistake) With(string name, string value)
    {
        switch (name)
        {
            case "--scenario":
                return ScenarioCatalogue.Find(value) is { } scenario
                    ? (this with { Scenario = scenario }, "")
                    : (this, $"There is no scenario '{value}'. There are: {string.Join(", ", ScenarioCatalogue.All.Select(one => one.Name))}.");
            case "--policy":
                return ClientCatalogue.Find(value) is not null
                    ? (this with { Policy = value }, "")
                    : (this, $"There is no policy '{value}'. There are: {string.Join(", ", ClientCatalogue.Names)}.");
            case "--seed":
                return ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
                    ? (this with { Seed = seed }, "")
                    : (this, $"'{value}' is no seed: a whole number from 0 to {ulong.MaxValue}.");
            case "--picture":
                return (this with { Picture = value }, "");
            case "--table":
                return (this with { Table = value }, "");
            default:
                return (this, $"'{name}' is not known. See --help.");
        }
    }
}
