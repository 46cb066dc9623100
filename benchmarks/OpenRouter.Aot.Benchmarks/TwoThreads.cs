using System.Diagnostics;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Two threads that start the same work together, again and again.</summary>
internal sealed class TwoThreads : IDisposable
{
    private readonly Barrier start = new(3);
    private readonly Barrier end = new(3);
    private readonly Thread[] threads;
    private Action<int>? work;
    private int timesEach;
    private int missing;
    private long firstStart;
    private long lastEnd;

    public TwoThreads()
    {
        threads = [new Thread(Run) { IsBackground = true }, new Thread(Run) { IsBackground = true }];
        foreach (Thread thread in threads)
            thread.Start();
    }

    /// <summary>Does the work, half of it on each thread.</summary>
    /// <param name="repeat">Does the work a number of times.</param>
    /// <param name="times">How often in all.</param>
    /// <returns>The time from the first one's start to the last one's end.</returns>
    public TimeSpan Run(Action<int> repeat, int times)
    {
        (work, timesEach, firstStart, lastEnd, missing) = (repeat, times / 2, long.MaxValue, 0, threads.Length);
        start.SignalAndWait();
        end.SignalAndWait();
        return Stopwatch.GetElapsedTime(firstStart, lastEnd);
    }

    public void Dispose()
    {
        work = null;
        start.SignalAndWait();
        foreach (Thread thread in threads)
            thread.Join();
        start.Dispose();
        end.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            start.SignalAndWait();
            if (work is null)
                return;
            // A thread wakes when it is its turn, which is late: whoever is first spins for the other.
            Interlocked.Decrement(ref missing);
            while (Volatile.Read(ref missing) > 0)
                Thread.SpinWait(1);
            long began = Stopwatch.GetTimestamp();
            work(timesEach);
            long ended = Stopwatch.GetTimestamp();
            lock (threads)
                (firstStart, lastEnd) = (Math.Min(firstStart, began), Math.Max(lastEnd, ended));
            end.SignalAndWait();
        }
    }
}
