using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>The models that have been asked for, and the keys that may not use them. Bounded: slugs come from callers.</summary>
internal sealed class ModelBoard(TimeProvider time, Chance chance, FlowBoard flows)
{
    private const int MaxModels = 1024;
    private static readonly TimeSpan ExclusionTime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, ModelHealth> models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(ModelHealth Model, PoolKey Key), DateTimeOffset> exclusions = new();

    /// <summary>The name under which requests without a model are counted.</summary>
    public const string DefaultModel = "(account default)";

    /// <summary>The name under which models beyond the 1,024th, and accounts beyond the 4,096th, are counted together.</summary>
    public const string Others = "(others)";

    /// <summary>What requests to the models may cost.</summary>
    public ModelPrices Prices { get; } = new();

    public ModelHealth Find(string? slug)
    {
        string name = HealthName(slug);
        return models.TryGetValue(name, out ModelHealth? known) ? known
            : models.GetOrAdd(models.Count < MaxModels ? name : Others, added => new ModelHealth(added, time, chance, flows));
    }

    public IReadOnlyList<ModelStatistics> GetStatistics() => Sorted().ConvertAll(static model => model.GetStatistics());

    /// <summary>Every model's counters by account.</summary>
    /// <param name="benches">Until when accounts are out as a whole.</param>
    public IReadOnlyList<AccountModelStatistics> GetAccountStatistics(IReadOnlyDictionary<string, DateTimeOffset> benches)
    {
        var all = new List<AccountModelStatistics>();
        foreach (ModelHealth model in Sorted())
            all.AddRange(model.GetAccountStatistics(benches));
        return all;
    }

    /// <summary>How many models are left alone now.</summary>
    public int CountCooled()
    {
        int count = 0;
        foreach ((_, ModelHealth model) in models)
            count += model.CooledUntil is null ? 0 : 1;
        return count;
    }

    /// <summary>How many pairs of key and model are kept apart now.</summary>
    public int CountExcluded()
    {
        DateTimeOffset now = time.GetUtcNow();
        int count = 0;
        foreach ((_, DateTimeOffset until) in exclusions)
            count += until > now ? 1 : 0;
        return count;
    }

    /// <summary>Keeps a key and a model apart for some minutes.</summary>
    public void Exclude(ModelHealth model, PoolKey key, DateTimeOffset? until)
    {
        if (exclusions.Count >= MaxModels)
            Sweep();
        exclusions[(model, key)] = until ?? time.GetUtcNow() + ExclusionTime;
    }

    /// <summary>Adds the keys that may not use a model.</summary>
    public void AddExcluded(ModelHealth model, ref KeySet excluded)
    {
        if (exclusions.IsEmpty)
            return;
        DateTimeOffset now = time.GetUtcNow();
        foreach (((ModelHealth other, PoolKey key), DateTimeOffset until) in exclusions)
        {
            if (until > now && ReferenceEquals(other, model))
                excluded.Add(key);
        }
    }

    /// <summary>Brings keys and a model together again.</summary>
    public void Readmit(ModelHealth model, IEnumerable<PoolKey> keys)
    {
        foreach (PoolKey key in keys)
            exclusions.TryRemove((model, key), out _);
    }

    /// <summary>Whether a slug is of a model whose requests count against the account's free quota.</summary>
    public static bool IsFree(string? slug) => slug is not null && (slug.Contains(":free", StringComparison.Ordinal) || slug == "openrouter/free");

    // Dynamic suffixes change the routing only; static ones such as :free are models of their own (openrouter.ai/docs, model variants).
    private static string HealthName(string? slug)
    {
        if (string.IsNullOrEmpty(slug))
            return DefaultModel;
        foreach (string suffix in (ReadOnlySpan<string>)[":nitro", ":floor", ":exacto"])
        {
            if (slug.EndsWith(suffix, StringComparison.Ordinal))
                return slug[..^suffix.Length];
        }

        return slug;
    }

    private List<ModelHealth> Sorted()
    {
        var all = new List<ModelHealth>(models.Values);
        all.Sort(static (left, right) => string.CompareOrdinal(left.Model, right.Model));
        return all;
    }

    private void Sweep()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((var pair, DateTimeOffset until) in exclusions)
        {
            if (until <= now || exclusions.Count > MaxModels * 2)
                exclusions.TryRemove(pair, out _);
        }
    }
}
