using System.Globalization;

namespace OpenRouter.Aot.Size;

/// <summary>The tables of RESULT.md's start.</summary>
internal static class StartTable
{
    // What was set out to be kept.
    private const double Bar = 1.15;

    /// <summary>Prints a table.</summary>
    /// <param name="way">What the way to the service is called.</param>
    /// <param name="programs">The bare program, the program of one chat, and what else is of interest.</param>
    /// <param name="memory">The most memory that each had, in KB.</param>
    /// <returns>Whether the bar is kept.</returns>
    public static bool Print(string way, StartProgram[] programs, long[] memory)
    {
        StartTimes bare = programs[0].Times;
        Console.WriteLine();
        Console.WriteLine($"| over {way} | mean ms | median ms | least ms | × bare, medians | × bare, means | processor ms | × bare | most memory MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((StartProgram program, long kilobytes) in programs.Zip(memory))
        {
            StartTimes times = program.Times;
            string[] cells =
            [
                program.Name, Milliseconds(times.Mean), Milliseconds(times.Median), Milliseconds(times.Min), Text(times.Median / bare.Median),
                Text(times.Mean / bare.Mean), Milliseconds(times.Processor), Text(times.Processor / bare.Processor),
                kilobytes == 0 ? "" : (kilobytes / 1024d).ToString("F1", CultureInfo.InvariantCulture),
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }

        // The medians decide: one run that the machine held up moves the mean.
        double ratio = programs[1].Times.Median / bare.Median;
        bool isKept = ratio <= Bar;
        Console.WriteLine();
        Console.WriteLine($"* {way}: one chat takes {Text(ratio)} × what the bare program takes: {(isKept ? "kept" : "MISSED")} (at most {Text(Bar)} ×).");
        return isKept;
    }

    private static string Milliseconds(double seconds) => (seconds * 1000).ToString("F1", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
