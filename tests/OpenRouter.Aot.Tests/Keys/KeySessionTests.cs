using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeySessionTests
{
    private static readonly ulong[] Sessions = [.. Enumerable.Range(0, 400).Select(number => SessionHash.Of($"session {number}"))];

    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(KeyStrategy.RoundRobin)]
    [InlineData(KeyStrategy.Weighted)]
    [InlineData(KeyStrategy.LeastInFlight)]
    public void A_session_stays_with_its_key_also_after_a_restart(KeyStrategy strategy)
    {
        KeyRing ring = Ring(time, Accounts(3, 3), strategy);
        string?[] placed = Place(ring);
        ring.Serve(5);
        Assert.Equal(placed, Place(ring));
        Assert.Equal(9, placed.Distinct().Count());
        Assert.Equal(placed, Place(Ring(time, [.. Accounts(3, 3).Reverse()], strategy)));
    }

    [Fact]
    public void A_key_that_goes_or_is_benched_moves_its_own_sessions_alone() =>
        Gen.Select(
            Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 15], Gen.Bool).Where((accounts, each, _, _) => accounts * each > 1).Sample((accounts, each, which, isRemoved) =>
        {
            KeyOptions[] keys = Accounts(accounts, each);
            KeyRing ring = Ring(time, keys);
            string?[] before = Place(ring);
            string gone = keys[which % keys.Length].Alias!;
            if (isRemoved)
                ring.Reload([.. keys.Where(key => key.Alias != gone)], null);
            else
                ring.KeyOf(gone).Report(Verdicts.LimitedUntil(time.GetUtcNow().AddDays(1)));
            string?[] after = Place(ring);

            Assert.All(before.Zip(after), pair => Assert.True(pair.First == gone ? pair.Second != gone : pair.Second == pair.First));
            if (!isRemoved && each > 1)
                Assert.All(before.Zip(after), pair => Assert.Equal(pair.First![..2], pair.Second![..2]));
        }, iter: 40);

    [Fact]
    public void Sessions_come_back_to_a_key_that_is_proved()
    {
        KeyRing ring = Ring(time, Accounts(2, 2));
        string?[] before = Place(ring);
        PoolKey key = ring.KeyOf("a0-0");
        key.Report(Verdicts.Refused);
        Assert.DoesNotContain("a0-0", Place(ring));
        time.Advance(TimeSpan.FromMinutes(2));
        key.Report(Verdicts.Good);
        Assert.Equal(before, Place(ring));
    }

    [Fact]
    public void Accounts_and_keys_get_sessions_in_proportion_to_their_weights()
    {
        KeyOptions[] keys = Accounts(3, 2);
        double[] weights = [1, 1, 2, 4, 0.5, 1.5];
        foreach ((int slot, KeyOptions key) in keys.Index())
            key.Weight = weights[slot];
        KeyRing ring = Ring(time, keys);
        const int Count = 20_000;
        Dictionary<string, int> counts = Enumerable.Range(0, Count).Select(number => ring.Serve(session: SessionHash.Of($"user {number}"))!)
            .CountBy(alias => alias).ToDictionary();

        // Chi-square with 5 degrees of freedom stays below 25.7 in all but one of 10,000 draws, and these draws are always the same.
        double distance = keys.Index().Sum(key =>
        {
            double expected = Count * weights[key.Index] / weights.Sum();
            return Math.Pow(counts[key.Item.Alias!] - expected, 2) / expected;
        });
        Assert.InRange(distance, 0, 25.7);
    }

    [Fact]
    public void A_hot_session_spreads_once_its_key_carries_a_quarter_more_than_its_share() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 120], Gen.ULong.Where(session => session != 0)).Sample((accounts, each, held, session) =>
        {
            KeyOptions[] keys = Accounts(accounts, each);
            foreach ((int slot, KeyOptions key) in keys.Index())
                key.Weight = 1 + (slot % 3);
            KeyRing ring = Ring(time, keys);
            for (int i = 0; i < held; i++)
                ring.Lend(session: session);

            PoolKey[] all = [.. ring.Entries.Select(entry => entry.Key)];
            foreach (IGrouping<PoolAccount, PoolKey> account in all.GroupBy(key => key.Account))
            {
                AssertWithin(account.Sum(key => key.InFlight), account.Sum(key => key.Weight), all);
                foreach (PoolKey key in account)
                    AssertWithin(key.InFlight, key.Weight, [.. account]);
            }
        }, iter: 200);

    [Fact]
    public void A_session_for_free_models_stays_in_the_first_account()
    {
        KeyRing ring = Ring(time, Accounts(3, 3));
        string?[] placed = Place(ring, isFreeModel: true);
        Assert.Equal(["a0-0", "a0-1", "a0-2"], placed.Distinct().Order());
        Assert.Equal(placed, Place(ring, isFreeModel: true));

        ring.Lend(isFreeModel: true).Complete(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddHours(1)));
        Assert.All(Place(ring, isFreeModel: true), Assert.Null);
        Assert.All(Place(ring), Assert.NotNull);
    }

    [Fact]
    public void A_session_whose_key_failed_for_it_takes_another_of_its_account()
    {
        KeyRing ring = Ring(time, Accounts(3, 2));
        foreach (ulong session in Sessions)
        {
            KeyLease first = ring.Lend(session: session);
            KeySet excluded = default;
            excluded.Add(first.Key);
            KeyLease second = ring.Lend(session: session, excluded: excluded);
            Assert.NotSame(first.Key, second.Key);
            Assert.Same(first.Key.Account, second.Key.Account);
            first.Complete(Verdicts.Good);
            second.Complete(Verdicts.Good);
        }
    }

    private static void AssertWithin(int held, double weight, PoolKey[] all) =>
        Assert.InRange(held, 0, (int)Math.Ceiling(1.25 * (all.Sum(key => key.InFlight) + 1) * weight / all.Sum(key => key.Weight)));

    private static string?[] Place(KeyRing ring, bool isFreeModel = false) =>
        [.. Sessions.Select(session => ring.Serve(isFreeModel: isFreeModel, session: session))];

    private static KeyOptions[] Accounts(int count, int each) =>
    [
        .. from account in Enumerable.Range(0, count)
           from number in Enumerable.Range(0, each)
           select new KeyOptions { Alias = $"a{account}-{number}", Secret = Secret($"a{account}-{number}"), Account = $"account {account}" },
    ];
}
