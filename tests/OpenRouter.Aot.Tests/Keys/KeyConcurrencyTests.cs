using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyConcurrencyTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_full_key_is_passed_over_and_comes_back_with_its_room()
    {
        KeyRing ring = Ring(time, ManyKeys(2, (key, slot) => key.MaxConcurrency = slot == 0 ? 2 : null));
        int announced = 0;
        ring.RoomReturned = _ => announced++;
        KeyLease[] held = [ring.KeyOf("key-1").Lend(), ring.KeyOf("key-1").Lend()];
        Assert.All(ring.Serve(10), alias => Assert.Equal("key-2", alias));
        Assert.True(ring.KeyOf("key-1").IsFull);
        Assert.Equal((KeyState.Available, 0), (ring.StatisticsOf("key-1").State, announced));

        held[0].Abandon();
        Assert.Equal(1, announced);
        Assert.Equal(["key-1", "key-2"], ring.Serve(10).Distinct().Order());
    }

    [Fact]
    public void A_pool_that_is_full_can_serve_but_lends_nothing_until_room_is_announced()
    {
        KeyRing ring = Ring(time, ManyKeys(2, (key, _) => key.MaxConcurrency = 1));
        KeyLease[] held = [ring.Lend(), ring.Lend()];
        int announced = 0;
        ring.RoomReturned = _ => announced++;
        Assert.Null(ring.Serve());
        Assert.Null(ring.Serve(session: 7));
        Assert.True(ring.Route(null, isFreeModel: false).CanServe(default));

        held[1].Complete(Verdicts.ServiceDown);
        Assert.Equal(1, announced);
        Assert.Equal(held[1].Key.Alias, ring.Serve());
    }

    [Fact]
    public void Full_keys_republish_no_view()
    {
        KeyRing ring = Ring(time, ManyKeys(2, (key, _) => key.MaxConcurrency = 1));
        KeyMembership membership = ring.KeyOf("key-1").Place!.Membership;
        long version = membership.GroupOf(0).Version;
        for (int i = 0; i < 10; i++)
        {
            KeyLease[] held = [ring.Lend(), ring.Lend()];
            Assert.Null(ring.Serve());
            Assert.True(membership.HasFullKeys);
            Assert.All(held, lease => lease.Complete(Verdicts.Good));
        }

        Assert.False(membership.HasFullKeys);
        Assert.Equal(version, membership.GroupOf(0).Version);
        ring.KeyOf("key-1").Report(Verdicts.Refused);
        Assert.NotEqual(version, membership.GroupOf(0).Version);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task No_key_ever_runs_more_than_its_limit(int keys, int limit)
    {
        KeyRing ring = Ring(TimeProvider.System, ManyKeys(keys, (key, _) => key.MaxConcurrency = limit));
        Dictionary<string, ConcurrencyMeter> meters = ring.Entries.ToDictionary(entry => entry.Alias, _ => new ConcurrencyMeter());
        await OnThreads(8, _ => Contend(ring, 4_000, meters));

        Assert.All(meters.Values, meter => Assert.Equal(limit, meter.Most));
        Assert.All(ring.Entries, entry => Assert.Equal((false, 0), (entry.Key.IsFull, entry.GetStatistics().InFlight)));
        KeyLease[] held = [.. Enumerable.Range(0, keys * limit).Select(_ => ring.Lend())];
        Assert.All(held, lease => lease.Complete(Verdicts.Good));
    }

    [Fact]
    public async Task Whoever_waits_for_room_is_told_of_it()
    {
        KeyRing ring = Ring(TimeProvider.System, Narrow(2), accounts: Wide(3));
        int served = 0;
        var announcement = new TaskCompletionSource();
        ring.RoomReturned = _ => Interlocked.Exchange(ref announcement, new TaskCompletionSource()).SetResult();
        await OnThreads(8, _ =>
        {
            for (int i = 0; i < 1_500; i++)
            {
                Task next = Volatile.Read(ref announcement).Task;
                KeyLease lease;
                while (!ring.Route(null, isFreeModel: false).TryAcquire(default, 0, out lease))
                {
                    Assert.True(next.Wait(TimeSpan.FromSeconds(20)), "Room came back and nobody said so.");
                    next = Volatile.Read(ref announcement).Task;
                }

                Thread.Yield();
                lease.Complete(Verdicts.Good);
                Interlocked.Increment(ref served);
            }
        });
        Assert.Equal(12_000, served);
    }

    [Fact]
    public void A_limit_that_a_reload_lowers_holds_for_what_begins_after_it()
    {
        KeyOptions limited = Key("a");
        limited.MaxConcurrency = 12;
        KeyRing ring = Ring(time, [limited]);
        KeyLease[] held = [.. Enumerable.Range(0, 12).Select(_ => ring.Lend())];
        limited.MaxConcurrency = 2;
        ring.Reload([limited], null);

        for (int i = 0; i < 12; i++)
        {
            int running = ring.StatisticsOf("a").InFlight;
            Assert.Equal(running < 2, ring.Serve() is not null);
            held[i].Complete(Verdicts.Good);
        }

        held = [ring.Lend(), ring.Lend()];
        Assert.Null(ring.Serve());
        Assert.All(held, lease => lease.Complete(Verdicts.Good));
    }

    [Fact]
    public void A_limit_that_a_reload_raises_or_drops_makes_room_and_says_so()
    {
        KeyOptions options = Key("a");
        options.MaxConcurrency = 1;
        KeyRing ring = Ring(time, [options]);
        List<KeyLease> held = [ring.Lend()];
        foreach (int? limit in (int?[])[3, 7, null])
        {
            Assert.Null(ring.Serve());
            int announced = 0;
            ring.RoomReturned = _ => announced++;
            options.MaxConcurrency = limit;
            ring.Reload([options], null);
            Assert.InRange(announced, 1, int.MaxValue);
            while (held.Count < (limit ?? 20))
                held.Add(ring.Lend());
        }

        Assert.NotNull(ring.Serve());
        Assert.All(held, lease => lease.Complete(Verdicts.Good));
        Assert.False(ring.KeyOf("a").Place!.Membership.HasFullKeys);
    }

    [Fact]
    public async Task Reloads_that_change_the_limits_under_load_leave_no_key_stuck()
    {
        KeyRing ring = Ring(TimeProvider.System, ManyKeys(2));
        Dictionary<string, ConcurrencyMeter> meters = ring.Entries.ToDictionary(entry => entry.Alias, _ => new ConcurrencyMeter());
        int running = 4;
        await OnThreads(5, thread =>
        {
            if (thread > 0)
            {
                Contend(ring, 4_000, meters);
                Interlocked.Decrement(ref running);
                return;
            }

            for (int round = 0; Volatile.Read(ref running) > 0; round++)
            {
                int? limit = (round % 3) switch { 0 => 1, 1 => 2, _ => null };
                int? wide = round % 2 == 0 ? 2 : null;
                ring.Reload(Narrow(limit), Wide(wide));
            }
        });

        ring.Reload(Narrow(3), Wide(5));
        KeyLease[] held = [.. Enumerable.Range(0, 5).Select(_ => ring.Lend())];
        Assert.Null(ring.Serve());
        Assert.All(held, lease => lease.Complete(Verdicts.Good));
        Assert.All(ring.Entries, entry => Assert.Equal((false, 0), (entry.Key.IsFull, entry.GetStatistics().InFlight)));
    }

    private static KeyOptions[] Narrow(int? limit) => ManyKeys(2, (key, _) => (key.MaxConcurrency, key.Account) = (limit, "acme"));

    private static Dictionary<string, AccountOptions> Wide(int? limit) => new() { ["acme"] = new() { MaxConcurrency = limit } };

    /// <summary>Runs the same on several threads of their own.</summary>
    internal static async Task OnThreads(int count, Action<int> work)
    {
        using var start = new Barrier(count);
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                work(number);
            }
            catch (Exception failure)
            {
                failures.Enqueue(failure);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        await Task.Run(() => Array.ForEach(threads, thread => thread.Join()), TestContext.Current.CancellationToken);
        Assert.Empty(failures);
    }

    /// <summary>Takes what room there is, with the processor given away while it is held, so that threads meet.</summary>
    internal static void Contend(KeyRing ring, int rounds, Dictionary<string, ConcurrencyMeter> meters)
    {
        KeyRoute route = ring.Route(null, isFreeModel: false);
        for (int done = 0; done < rounds;)
        {
            if (!route.TryAcquire(default, 0, out KeyLease lease))
            {
                Thread.Yield();
                continue;
            }

            ConcurrencyMeter meter = meters[lease.Key.Alias];
            meter.Enter();
            if (done % 8 == 0)
                Thread.Yield();
            meter.Leave();
            lease.Complete(Verdicts.Good);
            done++;
        }
    }
}
