using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Values out of members that may hold anything: null where a member does not hold what was promised, strings of it allowed.</summary>
internal static class LenientJson
{
    public static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    public static decimal? Amount(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) => number,
        JsonValueKind.String when decimal.TryParse(JsonText.Of(value), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => null,
    };

    public static long? Count(JsonElement value) => Amount(value) is { } number && number == Math.Truncate(number) && Math.Abs(number) < long.MaxValue ? (long)number : null;

    public static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(JsonText.Of(value), out bool flag) => flag,
        _ => null,
    };

    /// <summary>A moment in ISO 8601; in UTC where it names no zone.</summary>
    public static DateTimeOffset? Moment(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(JsonText.Of(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment)
            ? moment
            : null;
}
