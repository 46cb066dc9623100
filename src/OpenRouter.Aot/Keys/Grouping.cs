namespace OpenRouter.Aot;

/// <summary>Puts together what has the same key, in the order in which the keys came. A run through LINQ would cost an image 20 KB a grouping.</summary>
/// <typeparam name="TKey">What is grouped by.</typeparam>
/// <typeparam name="TItem">What is grouped.</typeparam>
internal sealed class Grouping<TKey, TItem>
    where TKey : class
{
    private readonly Dictionary<TKey, List<TItem>> groups = [];
    private readonly List<TKey> keys = [];

    /// <summary>The keys, in the order in which they came.</summary>
    public List<TKey> Keys => keys;

    /// <summary>What has a key, in the order in which it came.</summary>
    public List<TItem> this[TKey key] => groups[key];

    public void Add(TKey key, TItem item)
    {
        if (!groups.TryGetValue(key, out List<TItem>? group))
        {
            groups.Add(key, group = []);
            keys.Add(key);
        }

        group.Add(item);
    }
}
