namespace OpenRouter.Aot.Benchmarks;

/// <summary>A client that sends the same chat again and again, and reads its answer.</summary>
/// <param name="name">The client's name in tables.</param>
internal abstract class ChatWork(string name) : IDisposable
{
    public string Name => name;

    /// <summary>Whether it reads the answer's text; a floor does not.</summary>
    public virtual bool ReadsText => true;

    /// <summary>
    /// Sends the chat and reads the answer. Each of these methods takes its state machine from a pool: only what the client itself allocates is to be
    /// counted.
    /// </summary>
    /// <returns>The length of the answer's text; of a floor, of what it reads.</returns>
    public abstract ValueTask<long> SendAsync();

    /// <summary>Sends the chat a number of times.</summary>
    /// <param name="times">How often in all.</param>
    /// <param name="atOnce">How many are under way at once.</param>
    public Task RepeatAsync(int times, int atOnce)
    {
        if (atOnce == 1)
            return RepeatAsync(times);
        var lines = new Task[atOnce];
        for (int i = 0; i < atOnce; i++)
            lines[i] = RepeatAsync(times / atOnce);
        return Task.WhenAll(lines);
    }

    /// <summary>Makes sure that every client reads the same text, so that nobody is quick because it reads nothing.</summary>
    public static void Verify(IEnumerable<ChatWork> works)
    {
        var lengths = works.Where(work => work.ReadsText).ToDictionary(work => work.Name, work => work.SendAsync().AsTask().GetAwaiter().GetResult());
        if (lengths.Values.Distinct().Count() > 1)
            throw new InvalidOperationException("The clients read different texts: " + string.Join(", ", lengths) + ".");
    }

    public abstract void Dispose();

    private async Task RepeatAsync(int times)
    {
        for (int i = 0; i < times; i++)
            await SendAsync().ConfigureAwait(false);
    }
}
