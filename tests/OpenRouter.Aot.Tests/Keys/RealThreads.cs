namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Threads that meet before every round, so that each round begins for all of them at once.</summary>
internal static class RealThreads
{
    /// <summary>Runs rounds of one action on all threads.</summary>
    /// <param name="threads">How many threads.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="act">What each thread does in a round: given the thread and the round.</param>
    /// <param name="settle">What is checked and prepared between two rounds, by one thread.</param>
    public static void Run(int threads, int rounds, Action<int, int> act, Action<int> settle)
    {
        Exception? mistake = null;
        using var barrier = new Barrier(threads, met =>
        {
            // The first meeting begins round 0; each later one ends a round.
            if (met.CurrentPhaseNumber > 0)
                Try(() => settle((int)met.CurrentPhaseNumber - 1));
        });
        Thread[] all =
        [
            .. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    barrier.SignalAndWait();
                    Try(() => act(thread, round));
                }

                barrier.SignalAndWait();
            })),
        ];
        foreach (Thread thread in all)
            thread.Start();
        foreach (Thread thread in all)
            thread.Join();
        if (mistake is not null)
            throw new InvalidOperationException("A thread failed.", mistake);

        void Try(Action action)
        {
            try
            {
                if (Volatile.Read(ref mistake) is null)
                    action();
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref mistake, exception, null);
            }
        }
    }
}
