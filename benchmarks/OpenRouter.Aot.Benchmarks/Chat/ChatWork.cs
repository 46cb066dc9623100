namespace OpenRouter.Aot.Benchmarks;

/// <summary>A client that sends the same chat again and again, and reads its answer.</summary>
/// <param name="name">The client's name in tables.</param>
internal abstract class ChatWork(string name) : IDisposable
{
    public string Name => name;

    /// <summary>
    /// Sends the chat and reads the answer. Each of these methods takes its state machine from a pool: only what the client itself allocates is to be
    /// counted.
    /// </summary>
    /// <returns>The length of the answer's text; of a floor, of the body.</returns>
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

    public abstract void Dispose();

    private async Task RepeatAsync(int times)
    {
        for (int i = 0; i < times; i++)
            await SendAsync().ConfigureAwait(false);
    }
}
