namespace OpenRouter.Aot.Tests.Journal;

/// <summary>What the index of a journal takes. No other test runs meanwhile: what the process holds is theirs, too.</summary>
[Collection(Alone.Name)]
public class JournalIndexSizeTests
{
    private const int Most = 1_000_000;
    private const int MostBytesPerRequest = 40;

    [Fact]
    public void A_million_requests_take_less_than_forty_bytes_each()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new JournalIndex();
        for (ulong number = 1; number <= Most; number++)
            index.At(IdOf(number)) = number;
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal(Most, index.Count);
        Assert.InRange((double)grown / Most, 24, MostBytesPerRequest);
        for (ulong number = 1; number <= Most; number++)
        {
            if (index.At(IdOf(number)) != number)
                Assert.Fail($"request {number} is lost");
        }
    }

    // As evenly spread as a hash, and made much faster.
    private static UInt128 IdOf(ulong number) => new(Mix(number), Mix(number + Most));

    private static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58_476D_1CE4_E5B9;
        number = (number ^ (number >> 27)) * 0x94D0_49BB_1331_11EB;
        return number ^ (number >> 31);
    }
}
