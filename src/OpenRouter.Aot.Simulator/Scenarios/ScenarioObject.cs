using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// One JSON object of a scenario, read member by member. It notes what has a wrong type and, at the end, what nobody asked for:
/// a serializer would stop at the first of these, and a scenario's author wants to see them all.
/// </summary>
internal sealed class ScenarioObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _mistakes;

    public ScenarioObject(JsonElement element, string path, List<string> mistakes)
    {
        Path = path;
        _mistakes = mistakes;
        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{(path.Length == 0 ? "scenario" : path)}: must be an object, not {Kind(element)}");
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value)) Mistake(member.Name, "is there twice");
        }
    }

    public string Path { get; }

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public void Mistake(string name, string reason) => _mistakes.Add($"{PathOf(name)}: {reason}");

    public void End()
    {
        foreach (string name in _members.Keys)
        {
            if (!_known.Contains(name)) Mistake(name, $"is not a member here; known are {string.Join(", ", _known)}");
        }
    }

    public string? Text(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Mistake(name, $"must be a string, not {Kind(value)}");
        return null;
    }

    public List<string>? Texts(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Mistake(name, $"must be an array of strings, not {Kind(value)}");
        return null;
    }

    public bool? Flag(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Mistake(name, $"must be true or false, not {Kind(value)}");
        return null;
    }

    public int? Integer(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)) return number;
        Mistake(name, $"must be a whole number, not {Kind(value)}");
        return null;
    }

    public double? Number(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)) return number;
        Mistake(name, $"must be a number, not {Kind(value)}");
        return null;
    }

    /// <summary>An amount in USD. The service writes prices as strings, so a string serves as well.</summary>
    public decimal? Money(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)) return number;
        if (value.ValueKind == JsonValueKind.String
            && decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }

        Mistake(name, $"must be an amount in USD, not {Kind(value)}");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time)) return time;
        Mistake(name, "must be a time such as 2026-12-31T00:00:00Z");
        return null;
    }

    public ScenarioRange? Range(string name)
    {
        if (!TryGet(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return Integer(name) is { } single ? new ScenarioRange(single, single) : null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Mistake(name, $"must be a number or {{\"min\":…,\"max\":…}}, not {Kind(value)}");
            return null;
        }

        var bounds = new ScenarioObject(value, PathOf(name), _mistakes);
        int? min = bounds.Integer("min");
        int? max = bounds.Integer("max");
        bounds.End();
        return new ScenarioRange(min ?? max ?? 0, max ?? min ?? 0);
    }

    public ScenarioObject? Object(string name) =>
        TryGet(name, out JsonElement value) ? new ScenarioObject(value, PathOf(name), _mistakes) : null;

    public IEnumerable<ScenarioObject> Objects(string name)
    {
        if (!TryGet(name, out JsonElement value)) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Mistake(name, $"must be an array, not {Kind(value)}");
            yield break;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray()) yield return new ScenarioObject(item, $"{PathOf(name)}[{index++}]", _mistakes);
    }

    private bool TryGet(string name, out JsonElement value)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    // The value of a wrong member may be a secret in the wrong place, so a mistake names its type and not its text.
    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "this string",
        JsonValueKind.Number => "this number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
