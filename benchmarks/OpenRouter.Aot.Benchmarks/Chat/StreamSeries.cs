namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// One client that reads streams of two lengths. The difference between them is what the events cost, and nothing that a stream costs once.
/// </summary>
/// <param name="create">Makes the client, for streams of so many chunks.</param>
/// <param name="times">How many streams of each length make a round.</param>
internal sealed class StreamSeries(Func<int, ChatWork> create, int times) : IDisposable
{
    private const int More = ChatAnswers.LongStream - ChatAnswers.ShortStream;

    private readonly ChatWork longer = create(ChatAnswers.LongStream);
    private readonly ChatWork shorter = create(ChatAnswers.ShortStream);

    /// <summary>The client, as it reads the shorter streams.</summary>
    public ChatWork Work => shorter;

    public CostSeries CreateSeries() => new(shorter.Name, () =>
    {
        Cost few = Cost.Of(() => shorter.RepeatAsync(times, 1));
        Cost many = Cost.Of(() => longer.RepeatAsync(times, 1));
        return (PerEvent((many.Cpu - few.Cpu).TotalNanoseconds), PerEvent((many.Wall - few.Wall).TotalNanoseconds));
    });

    /// <summary>The bytes that an event allocates.</summary>
    public double MeasureBytes() => CostSeries.Quartile(
        Enumerable.Range(0, 7).Select(_ => PerEvent(Cost.BytesOf(() => longer.RepeatAsync(times, 1)) - Cost.BytesOf(() => shorter.RepeatAsync(times, 1)))), 2);

    public void Dispose()
    {
        shorter.Dispose();
        longer.Dispose();
    }

    private double PerEvent(double difference) => difference / ((double)More * times);
}
