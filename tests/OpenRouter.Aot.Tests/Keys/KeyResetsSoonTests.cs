using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Keys whose limit resets within the hour go first: what is left of it is lost otherwise.</summary>
public class KeyResetsSoonTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 4, 22, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(KeyStrategy.RoundRobin)]
    [InlineData(KeyStrategy.Weighted)]
    [InlineData(KeyStrategy.LeastInFlight)]
    public void From_an_hour_before_its_reset_until_the_reset_a_key_goes_first(KeyStrategy strategy)
    {
        KeyRing ring = Ring(time, ManyKeys(4, (options, slot) => options.Weight = slot + 1), strategy);
        Limit(ring, "key-2");
        Limit(ring, "key-3");
        AssertServed(ring, "key-1", "key-2", "key-3", "key-4");

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        AssertServed(ring, "key-1", "key-2", "key-3", "key-4");
        time.Advance(TimeSpan.FromTicks(1));
        AssertServed(ring, "key-2", "key-3");

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        AssertServed(ring, "key-2", "key-3");
        time.Advance(TimeSpan.FromTicks(1));
        AssertServed(ring, "key-1", "key-2", "key-3", "key-4");
    }

    [Fact]
    public void Within_its_tier_only_and_an_expiring_key_stays_the_last()
    {
        KeyOptions[] options = ManyKeys(5, (key, slot) => key.Priority = slot < 3 ? 0 : 1);
        options[0].ExpiresAt = time.GetUtcNow().AddMinutes(65);
        KeyRing ring = Ring(time, options);
        foreach (string alias in (string[])["key-1", "key-3", "key-5"])
            Limit(ring, alias);
        time.Advance(TimeSpan.FromHours(1));

        AssertServed(ring, "key-3");
        ring.KeyOf("key-3").Bench();
        AssertServed(ring, "key-2");
        ring.KeyOf("key-2").Bench();
        AssertServed(ring, "key-5");
        ring.KeyOf("key-5").Bench();
        AssertServed(ring, "key-4");
        ring.KeyOf("key-4").Bench();
        AssertServed(ring, "key-1");
    }

    [Fact]
    public void A_full_key_gives_way_and_so_does_one_that_does_not_cover_the_cost()
    {
        KeyRing ring = Ring(time, ManyKeys(2, (options, slot) => options.MaxConcurrency = slot == 1 ? 1 : null));
        Limit(ring, "key-2");
        time.Advance(TimeSpan.FromHours(1));
        KeyLease held = ring.Lend();
        Assert.Equal("key-2", held.Key.Alias);
        AssertServed(ring, "key-1");
        held.Complete(Verdicts.Good);
        AssertServed(ring, "key-2");

        KeySet dear = default;
        ring.AddShort(2_000_000, null, ref dear);
        Assert.Equal("key-1", ring.Serve(excluded: dear));
    }

    [Fact]
    public void One_with_nothing_left_is_in_no_hurry()
    {
        KeyRing ring = Ring(time, ManyKeys(2));
        Limit(ring, "key-2");
        time.Advance(TimeSpan.FromHours(1));
        AssertServed(ring, "key-2");
        ring.KeyOf("key-2").Budget.Settle(0, 0.5m);
        AssertServed(ring, "key-1", "key-2");
        ring.KeyOf("key-2").Budget.Learn(new KeyInfo { Limit = 1, LimitRemaining = 0.25m, LimitReset = "daily" }, time.GetUtcNow());
        AssertServed(ring, "key-1", "key-2");
        ring.KeyOf("key-2").Budget.Learn(new KeyInfo { Limit = 5, LimitRemaining = 4.25m, LimitReset = "daily" }, time.GetUtcNow());
        AssertServed(ring, "key-2");
    }

    [Fact]
    public void Sessions_and_free_models_stay_where_they_are()
    {
        KeyRing ring = Ring(time, ManyKeys(6, (options, _) => options.Account = "acme"));
        string?[] before = [.. Enumerable.Range(1, 40).Select(session => ring.Serve(session: (ulong)session * 7919))];
        Limit(ring, "key-2");
        time.Advance(TimeSpan.FromHours(1));
        AssertServed(ring, "key-2");

        Assert.Equal(before, Enumerable.Range(1, 40).Select(session => ring.Serve(session: (ulong)session * 7919)));
        Assert.Equal(6, Enumerable.Range(0, 12).Select(_ => ring.Serve(isFreeModel: true)).Distinct().Count());
    }

    [Fact]
    public void Over_a_reload_it_stays_first()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Limit(ring, "key-2");
        time.Advance(TimeSpan.FromHours(1));
        ring.Reload(ManyKeys(70), null);
        AssertServed(ring, "key-2");
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(ring.Serve(70).Distinct().Count() > 60);
    }

    // Through the view, and by the bits.
    private static void AssertServed(KeyRing ring, params string[] aliases)
    {
        ring.Publish();
        Assert.Equal(aliases, ring.Serve(60).Distinct().Order());
        KeyRoute route = ring.Route(null, isFreeModel: false);
        route.GoByBits();
        Assert.Equal(aliases, ring.Serve(60).Distinct().Order());
        ring.GoByView(route);
    }

    private void Limit(KeyRing ring, string alias) =>
        ring.KeyOf(alias).Budget.Learn(new KeyInfo { Limit = 1, LimitRemaining = 0.5m, LimitReset = "daily" }, time.GetUtcNow());
}
