using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>The free quota is the account's: it has a probe of its own, and free models stay where it is.</summary>
public class AccountFreeQuotaTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_used_up_free_quota_takes_all_keys_out_for_free_models_only_and_has_one_probe()
    {
        KeyRing ring = Ring(time, [In("acme", "a"), In("acme", "b")]);
        DateTimeOffset until = time.GetUtcNow().AddMinutes(1);
        ring.Lend(isFreeModel: true).Complete(Verdicts.FreeQuotaUntil(until));

        Assert.Null(ring.Serve(isFreeModel: true));
        Assert.Equal(["a", "b"], ring.Serve(4).Distinct().Order());
        Assert.All(ring.Entries, entry => Assert.InRange(entry.GetStatistics().FreeModelsBenchedUntil!.Value, until, until.AddMinutes(1)));
        Assert.All(ring.Route(null, isFreeModel: true).GetOutages(), one => Assert.Equal("quota", one.Out!.Reason));
        Assert.All(ring.Route(null, isFreeModel: false).GetOutages(), one => Assert.Null(one.Out));
        Assert.Empty(ring.GetAccountBenches());

        time.Advance(TimeSpan.FromMinutes(2));
        KeyLease probe = ring.Lend(isFreeModel: true);
        Assert.Null(ring.Serve(isFreeModel: true));
        Assert.NotNull(ring.Serve());
        // A paid model says nothing of the free quota.
        Assert.Equal(KeyState.HalfOpen, probe.Key.Account.FreeBreaker.State);
        probe.Complete(Verdicts.Good);
        Assert.NotNull(ring.Serve(isFreeModel: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Free_models_stay_on_the_first_account_unless_the_owner_spreads_them(bool isSpread)
    {
        var settings = new KeyRingSettings { Time = time, Chance = new Chance(1), SpreadFreeModels = isSpread };
        var ring = new KeyRing([In("acme", "a"), In("acme", "b"), In("other", "c"), Key("d")], settings);
        Assert.Equal(isSpread ? ["a", "b", "c", "d"] : ["a", "b"], Served());

        DateTimeOffset until = time.GetUtcNow().AddHours(1);
        ring.KeyOf("a").Account.Bench(until, "quota", freeModelsOnly: true);
        Assert.Equal(isSpread ? ["c", "d"] : [], Served());
        (PoolKey Key, KeyCondition? Out) outage = ring.Route(null, isFreeModel: true).GetOutages().Single(one => one.Key.Alias == "c");
        Assert.Equal(isSpread ? null : "free models stay on the account 'acme': quota", outage.Out?.Reason);
        Assert.Equal(isSpread ? null : ring.StatisticsOf("a").FreeModelsBenchedUntil, outage.Out?.Until);

        // Neither do they go on with another account's once this one is out altogether, nor when its quota has begun anew on the other hand.
        ring.KeyOf("a").Account.Bench(until.AddHours(1), "out of credits", freeModelsOnly: false);
        Assert.Equal(isSpread ? ["c", "d"] : [], Served());
        time.Advance(TimeSpan.FromMinutes(70));
        Assert.Equal(isSpread ? ["c", "d"] : ["c"], Served());

        // The one that serves meanwhile keeps them too, when the first is well again.
        ring.KeyOf("c").Account.Bench(time.GetUtcNow().AddHours(9), "quota", freeModelsOnly: true);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(isSpread ? ["a", "b", "d"] : [], Served());

        string[] Served() => [.. Enumerable.Range(0, 12).Select(_ => ring.Serve(isFreeModel: true)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private static KeyOptions In(string account, string alias)
    {
        KeyOptions options = Key(alias);
        options.Account = account;
        return options;
    }
}
