namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What tests do with a ring.</summary>
internal static class RingSteps
{
    /// <summary>The options of a key whose secret follows from its alias.</summary>
    public static KeyOptions Key(string alias, string? secret = null) => new() { Alias = alias, Secret = Secret(secret ?? alias) };

    public static KeyOptions[] ManyKeys(int count, Action<KeyOptions, int>? set = null) => [.. Enumerable.Range(0, count).Select(slot =>
    {
        KeyOptions options = Key($"key-{slot + 1}");
        set?.Invoke(options, slot);
        return options;
    })];

    extension(KeyMembership membership)
    {
        /// <summary>Whether any key has reached a limit.</summary>
        public bool HasFullKeys => Enumerable.Range(0, membership.Keys.Length).Any(slot => membership.GroupOf(slot).State != membership.GroupOf(slot).Version);
    }

    public static ApiKey Secret(string name) => new($"sk-or-test-{name}");

    public static KeyRing Ring(
        TimeProvider time, KeyOptions[] keys, KeyStrategy strategy = KeyStrategy.RoundRobin,
        IDictionary<string, AccountOptions>? accounts = null, BreakerOptions? breaker = null) =>
        new(keys, new KeyRingSettings { Time = time, Chance = new Chance(1), Strategy = strategy, Breaker = breaker ?? new() }, accounts);

    public static PoolKey KeyOf(this KeyRing ring, string alias) => ring.Entries.Single(entry => entry.Alias == alias).Key;

    public static KeyStatistics StatisticsOf(this KeyRing ring, string alias) => ring.Entries.Single(entry => entry.Alias == alias).GetStatistics();

    /// <summary>Lends the next key.</summary>
    public static KeyLease Lend(this KeyRing ring, string? group = null, bool isFreeModel = false, ulong session = 0, KeySet excluded = default) =>
        ring.Route(group, isFreeModel).TryAcquire(excluded, session, out KeyLease lease) ? lease : throw new InvalidOperationException("No key serves.");

    /// <summary>Lends a certain key.</summary>
    public static KeyLease Lend(this PoolKey key, bool isFreeModel = false) =>
        key.TryLend(isFreeModel, out KeyLease lease) ? lease : throw new InvalidOperationException($"{key.Alias} does not serve.");

    /// <summary>The alias that a good request gets; null where no key serves.</summary>
    public static string? Serve(this KeyRing ring, string? group = null, bool isFreeModel = false, ulong session = 0, KeySet excluded = default) =>
        ring.Route(group, isFreeModel).Serve(session, excluded);

    public static string? Serve(this KeyRoute route, ulong session = 0, KeySet excluded = default)
    {
        if (!route.TryAcquire(excluded, session, out KeyLease lease))
            return null;
        Assert.True(lease.Complete(Verdicts.Good));
        return lease.Key.Alias;
    }

    /// <summary>The aliases that good requests get, one after the other.</summary>
    public static string?[] Serve(this KeyRing ring, int times, string? group = null) => [.. Enumerable.Range(0, times).Select(_ => ring.Serve(group))];

    /// <summary>Lends a certain key and reports on it.</summary>
    public static void Report(this PoolKey key, Verdict verdict, int times = 1)
    {
        for (int i = 0; i < times; i++)
            Assert.True(key.Lend().Complete(verdict));
    }

    /// <summary>How far away the end of a key's bench is.</summary>
    public static TimeSpan Left(this PoolKey key) => key.Breaker.Condition!.Until!.Value - key.Ring.Time.GetUtcNow();
}
