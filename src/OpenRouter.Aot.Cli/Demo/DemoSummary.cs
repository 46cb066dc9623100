using Spectre.Console;

namespace OpenRouter.Aot.Cli;

/// <summary>The end of a demo, for people.</summary>
internal static class DemoSummary
{
    public static void Print(IAnsiConsole console, DemoResult result)
    {
        RunProgress progress = result.Progress;
        long retried = progress.Attempts - progress.Finished;
        console.WriteLine();
        console.WriteLine(progress.Failed == 0
            ? $"All {Figures.Count(progress.Succeeded)} chats were answered, in {Figures.Seconds(progress.Elapsed)}. None was lost."
            : $"{Figures.Count(progress.Succeeded)} of {Figures.Count(result.Settings.Requests)} chats were answered, "
                + $"in {Figures.Seconds(progress.Elapsed)}; {Figures.Count(progress.Failed)} failed.");
        console.WriteLine($"That took {Figures.Count(progress.Attempts)} attempts: {Figures.Count(retried)} failed and were made again with another key or model.");
        string first = Figures.Seconds(progress.TimeToFirstToken ?? TimeSpan.Zero);
        console.WriteLine($"{Figures.Rate(progress.Rate)}, first token after {first} on average, {Figures.Cost(progress.Cost)} in pretend money.");
        console.WriteLine();
        Table keys = Create("key", "attempts", "good", "failed", "now");
        foreach (KeyStatistics key in progress.Client.Keys)
            Add(keys, key.Alias, key.Attempts, key.Succeeded, key.Failed, Describe(key));
        console.Write(keys);
        Table models = Create("model", "attempts", "good", "failed", "1st token");
        foreach (ModelStatistics model in progress.Client.Models)
            Add(models, ModelName.Fit(model.Model, console.Profile.Width), model.Attempts, model.Succeeded, model.Failed, Figures.Seconds(model.TimeToFirstToken));
        console.Write(models);
        var faults = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        faults.AddColumn("what went wrong").AddColumn(new TableColumn("times").RightAligned());
        foreach ((string name, long count) in result.Simulator.Faults.Where(fault => fault.Value > 0).OrderByDescending(fault => fault.Value))
            faults.AddRow(new Text(DemoScenario.FaultTexts.GetValueOrDefault(name, name)), new Text(Figures.Count(count)));
        console.Write(faults);
        PrintVerdict(console, result);
    }

    private static void PrintVerdict(IAnsiConsole console, DemoResult result)
    {
        if (result.Disagreements.Count == 0)
        {
            console.WriteLine("The client's counters and the simulator's agree, key by key and model by model.");
        }
        else
        {
            console.WriteLine("The client's counters and the simulator's DISAGREE:");
            foreach (string line in result.Disagreements)
                console.WriteLine($"  {line}");
        }

        if (result.FirstError is { } error)
            console.WriteLine($"The first failure: {error}");
        console.WriteLine($"Seed {result.Settings.Seed}; another run: openrouter-aot demo --seed {result.Settings.Seed + 1}");
    }

    private static Table Create(params ReadOnlySpan<string> names)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (int i = 0; i < names.Length; i++)
            table.AddColumn(i switch { 0 => new TableColumn(names[i]).NoWrap(), 4 => new TableColumn(names[i]), _ => new TableColumn(names[i]).RightAligned().NoWrap() });
        return table;
    }

    private static void Add(Table table, string name, long attempts, long succeeded, long failed, string last) =>
        table.AddRow(new Text(name), new Text(Figures.Count(attempts)), new Text(Figures.Count(succeeded)), new Text(Figures.Count(failed)), new Text(last));

    private static string Describe(KeyStatistics key)
    {
        if (key.State == KeyState.Available)
            return "serves";
        string until = key.BenchedUntil is { } moment ? $" until {moment.UtcDateTime:HH:mm} UTC" : "";
        return $"{StateText.Of(key.State)}{until}: {ReasonText.Shorten(key.Reason)}";
    }
}
