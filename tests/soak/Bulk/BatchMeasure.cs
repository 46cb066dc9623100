using System.Diagnostics;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>Runs a batch as a process of its own, and watches its memory and its output from outside.</summary>
internal static class BatchMeasure
{
    // Fine enough for a run of seconds, and seldom enough to cost nothing.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Runs it to its end.</summary>
    /// <returns>The time from the first answer to the last, its peak of memory, and what is wrong.</returns>
    public static async Task<(TimeSpan Duration, long PeakMemory, string? Mistake)> RunAsync(string tool, Uri baseUrl, string input, string output)
    {
        using var batch = new ToolProcess(tool, ["batch", input, "-o", output, "--concurrency", $"{BulkProof.Concurrency}"], baseUrl);
        _ = batch.ReadFirstLineAsync().ContinueWith(static read => read.Exception, TaskScheduler.Default);
        var clock = Stopwatch.StartNew();
        TimeSpan first = default, last = default;
        long length = 0, peak = 0;
        while (!batch.HasExited && clock.Elapsed < Longest)
        {
            peak = Math.Max(peak, batch.ReadPeakMemory());
            long now = LengthOf(output);
            if (now > length)
            {
                last = clock.Elapsed;
                first = length == 0 ? last : first;
                length = now;
            }

            await Task.Delay(Step);
        }

        if (!batch.HasExited)
            return (clock.Elapsed, peak, $"the batch had not ended after {Longest}");
        string errors = await batch.ReadErrorsAsync();
        return (last - first, peak, batch.ExitCode == 0 ? null : $"the batch ended with {batch.ExitCode}: {errors}");
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;
}
