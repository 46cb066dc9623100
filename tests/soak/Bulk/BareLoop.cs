using System.Diagnostics;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>
/// What the machine and the simulator allow: as many senders as a batch has, each of which takes the next line's body and posts it. Answers are read and dropped;
/// nothing is parsed, nothing is written, and no pool is asked.
/// </summary>
/// <param name="input">The input.</param>
/// <param name="way">How a body is posted.</param>
internal sealed class BareLoop(string input, IBareWay way) : IDisposable
{
    private const int Senders = BulkProof.Concurrency;

    private readonly FileStream file = new(input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
    private readonly List<double> rates = [];
    private long measured;
    private TimeSpan spent;

    /// <summary>Requests that were made, warm-up included.</summary>
    public long Sent { get; private set; }

    /// <summary>Requests a second of each slice that was measured.</summary>
    public IReadOnlyList<double> Rates => rates;

    /// <summary>Requests a second of all of them together.</summary>
    public double Rate => measured / spent.TotalSeconds;

    /// <summary>Sends for a while, and measures it.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> MeasureAsync(TimeSpan slice)
    {
        long before = Sent;
        TimeSpan took = await RunAsync(slice);
        measured += Sent - before;
        spent += took;
        rates.Add((Sent - before) / took.TotalSeconds);
        return took;
    }

    /// <summary>Sends for a while: on through the input, and from its beginning again.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(TimeSpan slice)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));
        return clock.Elapsed;

        async Task SendAsync()
        {
            byte[] line = new byte[BulkInput.LineBytes];
            while (clock.Elapsed < slice)
            {
                Take(line);
                await way.PostAsync(line.AsMemory(BulkInput.BodyRange));
            }
        }
    }

    public void Dispose()
    {
        way.Dispose();
        file.Dispose();
    }

    private void Take(byte[] line)
    {
        lock (file)
        {
            if (file.Position == file.Length)
                file.Position = 0;
            file.ReadExactly(line);
            Sent++;
        }
    }
}
