using System.Text;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What an event of a stream costs that is read as bytes, exactly: nothing.</summary>
public class StreamAllocationTests
{
    private const int Events = 2000;

    [Fact]
    public async Task An_event_that_is_there_costs_0_bytes()
    {
#if DEBUG
        Assert.Skip("In a debug build every asynchronous method is an object of its own. Run with -c Release.");
#endif
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
            least = Math.Min(least, await MeasureAsync());
        Assert.Equal(0, least);
    }

    private static async Task<long> MeasureAsync()
    {
        var body = new StringBuilder();
        for (int i = 0; i < Events; i++)
            body.Append(ScriptedHandler.Event(i % 3 == 0 ? "\"role\":\"assistant\",\"content\":\" \\\"word\\\"\\n\"" : "\"content\":\" river\",\"reasoning\":\"so\"", ",\"finish_reason\":null,\"logprobs\":null"));
        body.Append(ScriptedHandler.Event("\"content\":\"\"", ",\"finish_reason\":\"stop\"")).Append("data: [DONE]\n\n");
        // The clock of the other tests allocates for every timer that it moves.
        using var client = new ScriptedClient(body.ToString(), isWhole: true, options => options.TimeProvider = TimeProvider.System);
        await using ChatStream stream = client.Ask(TestContext.Current.CancellationToken);
        int count = 0, bytes = 0;
        long before = 0, allocated = 0;
        int thread = 0;
        while (await stream.ReadAsync(TestContext.Current.CancellationToken))
        {
            bytes += stream.TextUtf8.Length;
            if (++count == Events / 2)
                (before, thread) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CurrentManagedThreadId);
            else if (count == Events - 100)
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal((Events, thread), (count, Environment.CurrentManagedThreadId));
        Assert.Equal(Events / 3 * 8 + 8 + ((Events - (Events / 3) - 1) * 6), bytes);
        return allocated;
    }
}
