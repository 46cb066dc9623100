namespace OpenRouter.Aot.Benchmarks;

/// <summary>What our client promises, and what came of it.</summary>
internal sealed class Bars
{
    private readonly List<string> lines = [];
    private int missed;

    /// <summary>Notes a figure that may be as large as its limit.</summary>
    public void Check(string name, double figure, double limit)
    {
        bool isKept = figure <= limit;
        missed += isKept ? 0 : 1;
        lines.Add($"{(isKept ? "kept" : "MISSED"),-6}  {name}: {figure:0.###}, at most {limit}");
    }

    /// <summary>Prints all of them.</summary>
    /// <returns>The exit code: 1 where one is missed.</returns>
    public int Print()
    {
        Console.WriteLine();
        foreach (string line in lines)
            Console.WriteLine(line);
        return missed > 0 ? 1 : 0;
    }
}
