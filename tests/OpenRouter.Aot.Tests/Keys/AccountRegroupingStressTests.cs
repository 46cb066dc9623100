using System.Reflection;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Keys find their accounts while requests, benches and reloads go on.</summary>
public class AccountRegroupingStressTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void No_count_no_lease_and_no_identity_is_lost()
    {
        const int Keys = 12;
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(Keys), time);
        KeyRoute[] routes = [ring.Route(null, isFreeModel: false), ring.Route(null, isFreeModel: true)];
        var gate = new Lock();
        ring.RegroupingDue = () =>
        {
            lock (gate)
                ring.Regroup();
        };
        int made = 0, told = 0;

        // Two threads tell whose keys are whose, as answers to GET /key would, one reloads, the others send requests.
        RealThreads.Run(threads: 8, rounds: 200, (thread, round) =>
        {
            switch (thread)
            {
                case 0:
                    lock (gate)
                        ring.Reload(RingUnderTest.Keys(Keys, (slot, key) => key.Group = slot == round % Keys ? "red" : null), null);
                    break;
                case 1 or 2:
                    for (int i = 0; i < 4; i++)
                    {
                        int number = Interlocked.Increment(ref told);
                        ring.Identify(ring.Key(number * 5 % Keys), new AccountIdentity(AccountSource.Organization, $"org_{number / Keys % 3}_{number % 2}"));
                        time.Advance(TimeSpan.FromMilliseconds(60));
                    }

                    break;
                default:
                    for (int i = 0; i < 20; i++)
                    {
                        if (!routes[i % 2].TryAcquire(default, 0, out KeyLease lease))
                            throw new InvalidOperationException("No key serves.");
                        Assert.Null(lease.Key.Group);
                        Assert.True(lease.Complete(RingUnderTest.Good));
                        Interlocked.Increment(ref made);
                    }

                    break;
            }
        }, _ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            AssertInLine(ring);
            KeyStatistics[] all = [.. ring.Entries.Select(entry => entry.GetStatistics())];
            Assert.Equal((made, made, 0), ((int)all.Sum(key => key.Picks), (int)all.Sum(key => key.Succeeded), all.Sum(key => key.InFlight)));
        });
        Assert.Equal(1600, told);
    }

    [Fact]
    public void A_key_that_has_joined_a_benched_account_is_never_lent_again()
    {
        const int Keys = 70;
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(Keys), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        var owner = new AccountIdentity(AccountSource.Organization, "org_1");
        ring.Identify(ring.Key(0), owner);
        ring.Regroup();
        ring.Key(0).Account.Bench(DateTimeOffset.MaxValue, "out of credits", freeModelsOnly: false);
        var joined = new int[Keys];
        joined[0] = 1;

        RealThreads.Run(threads: 6, rounds: Keys - 2, (thread, round) =>
        {
            if (thread == 0)
            {
                ring.Identify(ring.Key(round + 1), owner);
                ring.Regroup();
                Volatile.Write(ref joined[round + 1], 1);
                return;
            }

            for (int i = 0; i < 60; i++)
            {
                // Of the only key whose state is in doubt it is known before the call whether it has joined.
                bool hasJoined = Volatile.Read(ref joined[round + 1]) != 0;
                KeyLease lease = route.Take();
                int slot = lease.Key.Place!.Slot;
                Assert.False(slot <= round || (slot == round + 1 && hasJoined), $"Key {slot} was lent in round {round}.");
                Assert.True(lease.Complete(RingUnderTest.Good));
            }
        }, _ => AssertInLine(ring));
        Assert.Equal(Keys - 1, route.TakeAndReturn().Place!.Slot);
    }

    [Fact]
    public void A_half_open_account_has_one_probe_while_keys_join_it_and_reloads_go_on()
    {
        const int Keys = 40;
        KeyOptions[] options = RingUnderTest.Keys(Keys);
        KeyRing ring = RingUnderTest.Create(options, time);
        KeyRoute[] routes = [ring.Route(null, isFreeModel: false), ring.Route(null, isFreeModel: true)];
        var owner = new AccountIdentity(AccountSource.Organization, "org_1");
        ring.Identify(ring.Key(0), owner);
        ring.Regroup();
        PoolAccount account = ring.Key(0).Account;
        account.Bench(null, "out of credits", freeModelsOnly: false);
        time.Advance(TimeSpan.FromMinutes(2));
        var leases = new System.Collections.Concurrent.ConcurrentBag<KeyLease>();

        // A key that joins later may have been lent before; those that belonged to the account when the round began share its one probe.
        RealThreads.Run(threads: 64, rounds: Keys - 1, (thread, round) =>
        {
            if (thread == 0)
            {
                ring.Identify(ring.Key(round + 1), owner);
                ring.Regroup();
                ring.Reload(options, null);
            }
            else if (thread % 2 == 0)
            {
                if (ring.Key(thread % (round + 1)).TryLend(isFreeModel: false, out KeyLease lease))
                    leases.Add(lease);
            }
            else if (routes[thread / 2 % 2].TryAcquire(default, 0, out KeyLease lease))
            {
                leases.Add(lease);
            }
        }, round =>
        {
            Assert.InRange(leases.Count(lease => lease.Key.Place!.Slot <= round), 0, 1);
            Assert.All(leases, lease => Assert.True(lease.Abandon()));
            leases.Clear();
            Assert.Same(account, ring.Key(round + 1).Account);
            Assert.True(account.Breaker.Condition is { AwaitsProbe: true });
            AssertInLine(ring);
        });
    }

    [Fact]
    public void A_key_serves_all_the_time_while_it_goes_over_from_one_account_to_another()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(2), time);
        PoolKey key = ring.Key(1);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        KeySet excluded = default;
        excluded.Add(ring.Key(0));
        ring.Identify(ring.Key(0), new AccountIdentity(AccountSource.Organization, "org_0"));
        ring.Regroup();
        RealThreads.Run(threads: 4, rounds: 300, (thread, round) =>
        {
            // Each time the account that it leaves is empty, and ends.
            for (int i = 0; thread == 0 && i < 20; i++)
            {
                ring.Identify(key, new AccountIdentity(AccountSource.Organization, $"org_{i % 2}"));
                ring.Regroup();
            }

            for (int i = 0; thread > 0 && i < 400; i++)
            {
                Assert.True(route.TryAcquire(excluded, 0, out KeyLease lease), $"The key did not serve in round {round}.");
                Assert.Same(key, lease.Key);
                Assert.True(lease.Complete(RingUnderTest.Good));
            }
        }, _ => AssertInLine(ring));
    }

    [Fact]
    public void Two_regroupings_at_once_are_one()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(30), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        RealThreads.Run(threads: 6, rounds: 200, (thread, round) =>
        {
            for (int slot = thread; slot < 30; slot += 6)
            {
                ring.Identify(ring.Key(slot), new AccountIdentity(AccountSource.Creator, $"user_{round}_{slot % 4}"));
                ring.Regroup();
                route.TakeAndReturn();
            }
        }, _ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            AssertInLine(ring);
            Assert.Equal(4, ring.Entries.Select(entry => entry.Key.Account).Distinct().Count());
        });
    }

    [Fact]
    public void The_service_s_ids_stand_nowhere_where_they_could_be_read()
    {
        const string Id = "user_2VeryPrivateCustomer";
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(3), time);
        ring.Identify(ring.Key(0), new AccountIdentity(AccountSource.Organization, Id));
        ring.Identify(ring.Key(1), new AccountIdentity(AccountSource.Organization, Id));
        ring.Identify(ring.Key(2), new AccountIdentity(AccountSource.ErrorUser, Id));
        ring.Regroup();
        ring.Key(0).Account.Bench(null, "out of credits", freeModelsOnly: false);

        Assert.Same(ring.Key(0).Account, ring.Key(1).Account);
        Assert.DoesNotContain(Id, string.Join('\n', ring.Entries.Select(entry => entry.GetStatistics())), StringComparison.Ordinal);
        Assert.Equal("ErrorUser", new AccountIdentity(AccountSource.ErrorUser, Id).ToString());
        string[] texts = [.. TextsIn(ring)];
        Assert.Contains("account of key-0", texts);
        Assert.DoesNotContain(texts, text => text.Contains(Id, StringComparison.Ordinal));
    }

    /// <summary>Accounts, keys and bits say the same.</summary>
    private static void AssertInLine(KeyRing ring)
    {
        foreach (IGrouping<PoolAccount, PoolKey> account in ring.Entries.Select(entry => entry.Key).GroupBy(key => key.Account))
        {
            Assert.Equal([.. account], account.Key.Keys.ToArray());
            Assert.All(account, key => Assert.Equal(account.Key.Identity, key.Learned.Identity));
            Assert.All(account, key => Assert.Equal(key.Serves(isFreeModel: false), IsSet(key, isFree: false)));
            Assert.All(account, key => Assert.Equal(key.Serves(isFreeModel: true), IsSet(key, isFree: true)));
        }

        PoolKey[] known = [.. ring.Entries.Select(entry => entry.Key).Where(key => key.Account.Identity is not null)];
        Assert.Equal(known.Select(key => key.Account.Identity).Distinct().Count(), known.Select(key => key.Account).Distinct().Count());
        foreach (bool isFree in (bool[])[false, true])
        {
            RouteKeys keys = ring.Route(null, isFree).Keys;
            Assert.All(keys.Accounts, account => Assert.All(account.Slots, slot => Assert.Same(account.Account, keys.Membership.Keys[slot].Account)));
        }

        static bool IsSet(PoolKey key, bool isFree)
        {
            (KeyMembership membership, int slot, _) = key.Place!;
            return (((membership.Serving(slot >> 6, isFree, areExpiring: false, heedsRoom: true) >> (slot & 63)) & 1) != 0);
        }
    }

    /// <summary>Every string that can be reached.</summary>
    private static IEnumerable<string> TextsIn(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Queue<object>([root]);
        while (left.TryDequeue(out object? one))
        {
            if (one is string text)
                yield return text;
            if (one is string or Pointer or MemberInfo or Thread or TimeProvider || one.GetType().IsPrimitive || !seen.Add(one))
                continue;
            if (one is Array { Rank: 1 } items)
            {
                foreach (object? item in items)
                    Add(item);
                continue;
            }

            for (Type? type = one.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive)
                        Add(field.GetValue(one));
                }
            }
        }

        void Add(object? value)
        {
            if (value is not null)
                left.Enqueue(value);
        }
    }
}
