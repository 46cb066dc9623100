using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>
/// Runs a large batch of the tool against the simulator, both as processes of their own, in turns with a bare loop, and holds it to what it promises: every line
/// answered once, little memory, and a fair share of what the bare loop reaches.
/// </summary>
/// <param name="lines">Lines of the input.</param>
/// <param name="tool">The executable, or a dll for <c>dotnet</c>.</param>
/// <param name="leastRatio">The least share of what the bare loop reaches that passes.</param>
internal sealed partial class BulkProof(int lines, string tool, double leastRatio)
{
    /// <summary>Requests at once, of both.</summary>
    public const int Concurrency = 64;

    /// <summary>The key; the simulator takes any.</summary>
    public const string Secret = "sk-or-v1-bulk";

    private const long MostMemory = 200_000_000;
    private const double PromisedRatio = 0.70;

    // Of a line: itself, its result and its records.
    private const long RoomPerLine = BulkInput.LineBytes + 1500;

    // Until the run-time of both has compiled what is busy.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    // A machine that does other things besides may spoil a run; it hardly spoils two.
    private const int MostRuns = 2;

    private readonly List<string> violations = [];

    public async Task<int> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("openrouter-aot-bulk-").FullName;
        try
        {
            long room = new DriveInfo(folder).AvailableFreeSpace, needed = lines * RoomPerLine;
            if (room < needed)
            {
                Console.Error.WriteLine($"{folder} has room for {Text(room / 1e6)} MB; {Text(lines)} lines want {Text(needed / 1e6)} MB. TMPDIR names another place.");
                return 1;
            }

            string input = Path.Combine(folder, "in.jsonl");
            BulkInput.Write(input, lines);
            var runs = new List<BulkFigures>();
            while (runs.Count < MostRuns && violations.Count == 0 && !runs.Exists(static run => run.Ratio >= PromisedRatio))
                runs.Add(await MeasureAsync(folder, input));
            Judge(runs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (string violation in violations)
            Console.Error.WriteLine(violation);
        return violations.Count == 0 ? 0 : 1;
    }

    private async Task<BulkFigures> MeasureAsync(string folder, string input)
    {
        string output = Path.Combine(folder, "out.jsonl");
        foreach (string before in Directory.EnumerateFiles(folder, "out.jsonl*"))
            File.Delete(before);
        using var simulator = new ToolProcess(tool, ["simulate"], baseUrl: null);
        var baseUrl = new Uri(await simulator.ReadFirstLineAsync());
        using var transport = new BareLoop(input, new BareTransport(baseUrl));
        using var client = new BareLoop(input, new BareClient(baseUrl));
        await transport.RunAsync(WarmUp);
        await client.RunAsync(WarmUp);
        var batch = new BatchMeasure(tool, transport, client);
        await batch.MeasureLoopsAsync();
        if (await batch.RunAsync(baseUrl, input, output) is { } mistake)
            violations.Add(mistake);
        await batch.MeasureLoopsAsync();
        violations.AddRange(BulkOutput.FindMistakes(output, lines));
        long attempts = AttemptsOf(await simulator.StopAsync());
        long sent = transport.Sent + client.Sent;
        if (attempts != sent + lines)
            violations.Add($"the simulator counted {Text(attempts - sent)} attempts for {Text(lines)} lines");
        var figures = new BulkFigures
        {
            Lines = lines,
            Duration = batch.Duration,
            Bare = transport.Rate,
            BareSlices = transport.Rates,
            Client = client.Rate,
            PeakMemory = batch.PeakMemory,
        };
        Print(figures);
        return figures;
    }

    private void Judge(List<BulkFigures> runs)
    {
        double best = runs.Max(static run => run.Ratio);
        if (best < leastRatio)
            violations.Add($"at best {Text(best * 100)} % of what a loop over the bare transport reaches; at least {Text(leastRatio * 100)} % is wanted");
        else if (best < PromisedRatio)
            Console.WriteLine($"At best {Text(best * 100)} % of what a loop over the bare transport reaches; the aim is {Text(PromisedRatio * 100)} %.");
        long peak = runs.Max(static run => run.PeakMemory);
        if (peak >= MostMemory)
            violations.Add($"{Text(peak / 1e6)} MB of memory; less than {Text(MostMemory / 1e6)} MB is promised");
    }

    private static void Print(BulkFigures figures)
    {
        Console.WriteLine($"| {Environment.ProcessorCount} cores | |");
        Console.WriteLine("|---|---:|");
        Console.WriteLine($"| lines | {Text(figures.Lines)} |");
        Console.WriteLine($"| bytes | {Text((double)figures.Lines * BulkInput.LineBytes)} |");
        Console.WriteLine($"| seconds from the first answer to the last | {figures.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} |");
        Console.WriteLine($"| requests a second | {Text(figures.Rate)} |");
        Console.WriteLine($"| requests a second of a loop over the bare transport | {Text(figures.Bare)} |");
        Console.WriteLine($"| its slices, slowest and fastest of {figures.BareSlices.Count} | {Text(figures.BareSlices.Min())} and {Text(figures.BareSlices.Max())} |");
        Console.WriteLine($"| ratio | {figures.Ratio.ToString("F2", CultureInfo.InvariantCulture)} |");
        Console.WriteLine($"| requests a second of a loop over the run-time's own client, and the ratio to it | {Text(figures.Client)}, {(figures.Rate / figures.Client).ToString("F2", CultureInfo.InvariantCulture)} |");
        Console.WriteLine($"| most memory, MB | {Text(figures.PeakMemory / 1e6)} |");
        Console.WriteLine();
    }

    private static long AttemptsOf(string errors) =>
        Attempts().Match(errors) is { Success: true } match ? long.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : -1;

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([\d,]+) attempts?:")]
    private static partial Regex Attempts();
}
