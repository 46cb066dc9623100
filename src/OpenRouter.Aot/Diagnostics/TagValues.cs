using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>
/// Bounds what tags of requests can cost: each value is a time series in every metric that carries it, and values come from callers. The bounds are the
/// process's. Safe for use by several threads.
/// </summary>
internal static class TagValues
{
    /// <summary>The most names of tags; those beyond are left out of measurements.</summary>
    public const int MaxNames = 16;

    /// <summary>The most values of a name; those beyond are told together, as <see cref="Others"/>.</summary>
    public const int MaxValues = 200;

    /// <summary>The value under which those beyond the bound are told together.</summary>
    public const string Others = "(others)";

    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> Known = new(StringComparer.Ordinal);

    /// <summary>The value to tell; null where the name is one too many.</summary>
    public static string? Admit(string name, string value)
    {
        if (!Known.TryGetValue(name, out ConcurrentDictionary<string, bool>? values))
        {
            if (Known.Count >= MaxNames)
                return null;
            values = Known.GetOrAdd(name, static _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        }

        if (values.ContainsKey(value))
            return value;
        // Threads that come at once may each add one: a bound, not a promise of an exact number.
        if (values.Count >= MaxValues)
            return Others;
        values.TryAdd(value, true);
        return value;
    }
}
