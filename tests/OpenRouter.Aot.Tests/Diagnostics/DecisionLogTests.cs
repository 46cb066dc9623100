using OpenRouter.Aot.Tests.Keys;

namespace OpenRouter.Aot.Tests.Diagnostics;

/// <summary>The ring that keeps the last decisions.</summary>
public class DecisionLogTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(DecisionLog.DefaultSize)]
    public void It_keeps_the_last_in_their_order(int size)
    {
        var log = new DecisionLog(size);
        Assert.Empty(log.GetRecent());
        for (long number = 1; number <= (3 * size) + 1; number++)
        {
            log.Add(SelfChecking.Make(number));
            IEnumerable<long> last = Enumerable.Range(0, (int)Math.Min(number, size)).Select(back => number - back).Reverse();
            if (number < 4 || number % 61 == 0)
                Assert.Equal(last, log.GetRecent().Select(decision => decision.Request));
        }

        IReadOnlyList<Decision> kept = log.GetRecent();
        Assert.Equal(size, kept.Count);
        Assert.All(kept, decision => Assert.True(SelfChecking.IsWhole(decision)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_size_that_is_no_power_of_two_is_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new DecisionLog(size));

    [Fact]
    public void A_writer_that_is_held_up_before_its_place_leaves_a_later_record_alone()
    {
        var log = new DecisionLog(2);
        long late = log.TakeTicket();
        for (long number = 1; number <= 2; number++)
            log.Add(SelfChecking.Make(number));

        Assert.False(log.TryClaim(late));
        Assert.Equal([1, 2], Numbers(log));
    }

    [Fact]
    public void A_writer_that_is_held_up_in_its_place_costs_only_what_comes_to_that_place()
    {
        var log = new DecisionLog(2);
        long held = log.TakeTicket();
        Assert.True(log.TryClaim(held));
        for (long number = 1; number <= 4; number++)
            log.Add(SelfChecking.Make(number));
        // Tickets 2 and 4 came to its place, found it taken, and waited for nobody.
        Assert.Equal([3], Numbers(log));

        log.Write(held, SelfChecking.Make(0));
        Assert.Equal([3], Numbers(log));
        log.Add(SelfChecking.Make(5));
        log.Add(SelfChecking.Make(6));
        Assert.Equal([5, 6], Numbers(log));
    }

    /// <summary>
    /// A ring that is far too small, so that places are overwritten while they are read and written: every record that a reader gets is whole,
    /// and those of each writer come in the order in which it wrote them.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void Under_threads_every_record_that_is_read_is_whole_and_in_order(int size)
    {
        const int Writers = 2, Readers = 2, Rounds = 10, Each = 20_000;
        var log = new DecisionLog(size);
        int writing = 0;
        long read = 0;
        RealThreads.Run(
            Writers + Readers,
            Rounds,
            (thread, round) =>
            {
                if (thread >= Writers)
                {
                    do
                        Interlocked.Add(ref read, Check(log.GetRecent()));
                    while (Volatile.Read(ref writing) < Writers);
                    return;
                }

                for (int i = 0; i < Each; i++)
                    log.Add(SelfChecking.Make(((((long)round * Each) + i) * Writers) + thread));
                Interlocked.Increment(ref writing);
            },
            _ =>
            {
                writing = 0;
                // Nobody writes now: what is there stays there.
                IReadOnlyList<Decision> still = log.GetRecent();
                Assert.InRange(Check(still), 0, size);
                Assert.Equal(still, log.GetRecent());
            });

        output.WriteLine($"{read:N0} records were read while they were written.");
        Assert.True(read > 1000, $"Only {read} records were read.");

        int Check(IReadOnlyList<Decision> decisions)
        {
            Span<long> last = [-1, -1];
            foreach (Decision decision in decisions)
            {
                Assert.True(SelfChecking.IsWhole(decision), $"A torn record: {decision}");
                int writer = (int)(decision.Request % Writers);
                Assert.True(decision.Request > last[writer], $"{decision.Request} came after {last[writer]}.");
                last[writer] = decision.Request;
            }

            return decisions.Count;
        }
    }

    private static IEnumerable<long> Numbers(DecisionLog log) => log.GetRecent().Select(decision => decision.Request);
}
