using System.Diagnostics;
using System.Globalization;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>
/// Runs a batch as a process of its own, and watches its memory and its output from outside. Every few seconds it is stopped, and the bare loops have the machine for a
/// while: what else the machine does then meets both alike.
/// </summary>
/// <param name="tool">The executable, or a dll for <c>dotnet</c>.</param>
/// <param name="loops">The bare loops.</param>
internal sealed class BatchMeasure(string tool, params IReadOnlyList<BareLoop> loops)
{
    /// <summary>How long a bare loop runs at a time.</summary>
    public static readonly TimeSpan BareSlice = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BatchSlice = TimeSpan.FromSeconds(2);

    // Fine enough for a run of seconds, and seldom enough to cost nothing.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly Stopwatch clock = new();
    private TimeSpan first;
    private TimeSpan last;
    private TimeSpan stopped;
    private long length;

    /// <summary>From the first answer to the last, without the time that it was stopped.</summary>
    public TimeSpan Duration => last - first;

    /// <summary>The most memory it had resident, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Runs it to its end.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public async Task<string?> RunAsync(Uri baseUrl, string input, string output)
    {
        string concurrency = BulkProof.Concurrency.ToString(CultureInfo.InvariantCulture);
        using var batch = new ToolProcess(tool, ["batch", input, "-o", output, "--concurrency", concurrency], baseUrl);
        batch.DropOutput();
        clock.Start();
        TimeSpan next = BatchSlice;
        while (!batch.HasExited && clock.Elapsed < Longest)
        {
            PeakMemory = Math.Max(PeakMemory, batch.ReadPeakMemory());
            Look(output);
            if (length > 0 && clock.Elapsed - stopped - first > next)
            {
                next += BatchSlice;
                await InterruptAsync(batch, output);
            }

            await Task.Delay(Step);
        }

        if (!batch.HasExited)
            return $"the batch had not ended after {Longest}";
        string errors = await batch.ReadErrorsAsync();
        return batch.ExitCode == 0 ? null : $"the batch ended with {batch.ExitCode}: {errors}";
    }

    /// <summary>Measures each bare loop for a while.</summary>
    public async Task MeasureLoopsAsync()
    {
        foreach (BareLoop loop in loops)
            await loop.MeasureAsync(BareSlice);
    }

    private async Task InterruptAsync(ToolProcess batch, string output)
    {
        await batch.SignalAsync("STOP");
        Look(output);
        TimeSpan from = clock.Elapsed;
        await MeasureLoopsAsync();
        stopped += clock.Elapsed - from;
        await batch.SignalAsync("CONT");
    }

    private void Look(string output)
    {
        long now = new FileInfo(output) is { Exists: true, Length: var bytes } ? bytes : 0;
        if (now <= length)
            return;
        last = clock.Elapsed - stopped;
        first = length == 0 ? last : first;
        length = now;
    }
}
