using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What the pool says of a key beside its names; null where it says nothing, or what holds anyway.</summary>
/// <param name="Weight">Its share beside the others.</param>
/// <param name="Priority">Its tier.</param>
/// <param name="Concurrency">The most attempts at once.</param>
/// <param name="Pace">The most attempts that begin in a minute.</param>
/// <param name="ExpiresAt">When it expires.</param>
internal sealed record KeySettings(double? Weight, int? Priority, int? Concurrency, double? Pace, DateTimeOffset? ExpiresAt)
{
    public static KeySettings Of(KeyOptions key) => new(
        key.Weight == 1 ? null : key.Weight, key.Priority == 0 ? null : key.Priority, key.MaxConcurrency, key.Pace, key.ExpiresAt);

    /// <summary>Writes the members of the pool file that say something.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Weight is { } weight)
            json.WriteNumber("weight", weight);
        if (Priority is { } priority)
            json.WriteNumber("priority", priority);
        if (Concurrency is { } concurrency)
            json.WriteNumber("concurrency", concurrency);
        if (Pace is { } pace)
            json.WriteNumber("pace", pace);
    }
}
