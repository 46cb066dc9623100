using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A client lets reloads and regroupings wait for each other: neither is refused, nothing learned is lost.</summary>
public class ClientRegroupingTests
{
    [Fact]
    public void Reloads_and_regroupings_at_once_all_succeed()
    {
        var time = new FakeTimeProvider();
        using var client = new OpenRouterClient(Options(time, round: 0));
        KeyRing ring = RingOf(client);
        RealThreads.Run(threads: 4, rounds: 200, (thread, round) =>
        {
            if (thread == 0)
                client.ReloadKeys(Options(time, round));
            else
                ring.Identify(ring.Key(thread), new AccountIdentity(AccountSource.Creator, $"user_{round}_{thread % 2}"));
            time.Advance(TimeSpan.FromMilliseconds(50));
        }, round =>
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            Assert.Equal(
                ["key-0", "account of key-1", "account of key-2", "account of key-1"], client.Keys.GetStatistics().Take(4).Select(key => key.Account));
        });

        client.Dispose();
        ring.Identify(ring.Key(0), new AccountIdentity(AccountSource.Creator, "user_199_1"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("key-0", client.Keys.GetStatistics()[0].Account);
    }

    private static OpenRouterClientOptions Options(TimeProvider time, int round)
    {
        var options = new OpenRouterClientOptions { TimeProvider = time };
        foreach (KeyOptions key in RingUnderTest.Keys(4 + (round % 3)))
            options.Keys.Add(key);
        return options;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "ring")]
    private static extern ref KeyRing RingOf(OpenRouterClient client);
}
