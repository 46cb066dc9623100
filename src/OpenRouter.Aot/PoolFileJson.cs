using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Takes the JSON of a pool apart. What does not fit is reported with its place, and read as if it were left out.</summary>
/// <param name="origin">Where the JSON comes from: the path of a file, or what else tells people where to look.</param>
/// <param name="mistakes">Takes every mistake.</param>
/// <param name="whole">What the whole of it is called.</param>
internal sealed class PoolFileJson(string origin, List<string> mistakes, string whole = "file")
{
    /// <summary>What may name the source of a secret, for messages.</summary>
    public string SourcesText { get; init; } = "\"env\" or \"file\"";

    /// <summary>What the whole of it is called.</summary>
    public string Whole => whole;

    /// <summary>The members of an object that are known, or all where none are named, each once.</summary>
    public IEnumerable<JsonProperty> Members(JsonElement element, string place, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(place, "must be an object");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (Decode(() => member.Name) is not { } name)
                Report(place, "has a member whose name is no valid text");
            else if (known.Length > 0 && !known.Contains(name, StringComparer.Ordinal))
                ReportUnknown(name, place, known);
            else if (!seen.Add(name))
                Report(Join(place, name), "stands twice");
            else
                yield return member;
        }
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<JsonElement> Items(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray();
        Report(place, "must be a list");
        return [];
    }

    /// <summary>A text; null where it is null.</summary>
    public string? Text(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        string? text = element.ValueKind == JsonValueKind.String ? Decode(element.GetString) : null;
        if (text is null)
            Report(place, element.ValueKind == JsonValueKind.String ? "is no valid text" : "must be a string");
        return text;
    }

    /// <summary>A finite number; null where it is null.</summary>
    public double? Number(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.Number)
            Report(place, "must be a number");
        else if (element.TryGetDouble(out double number) && double.IsFinite(number))
            return number;
        else
            Report(place, $"is {element.GetRawText()}, which is out of range");
        return null;
    }

    /// <summary>A whole number, however it is written; null where it is null.</summary>
    public int? WholeNumber(JsonElement element, string place)
    {
        if (Number(element, place) is not { } number)
            return null;
        if (number != Math.Truncate(number))
            Report(place, $"is {element.GetRawText()}; it must be a whole number");
        else if (number is < int.MinValue or > int.MaxValue)
            Report(place, $"is {element.GetRawText()}, which is out of range");
        else
            return (int)number;
        return null;
    }

    /// <summary>True or false; null where it is null.</summary>
    public bool? Flag(JsonElement element, string place)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        if (element.ValueKind != JsonValueKind.Null)
            Report(place, "must be a boolean: true or false");
        return null;
    }

    /// <summary>A moment that means the same everywhere; null where it is null.</summary>
    public DateTimeOffset? Moment(JsonElement element, string place)
    {
        if (Text(element, place) is not { } text)
            return null;
        // Without an offset it would be another moment on another machine.
        bool hasOffset = text.AsSpan(text.IndexOf('T') + 1).ContainsAny('Z', '+', '-');
        if (hasOffset && text.Contains('T', StringComparison.Ordinal) && element.TryGetDateTimeOffset(out DateTimeOffset moment))
            return moment;
        Report(place, "must be an ISO 8601 date and time with an offset or Z, such as \"2027-01-31T12:00:00Z\"");
        return null;
    }

    /// <summary>Adds a mistake.</summary>
    public void Report(string place, string mistake) => mistakes.Add($"{origin}: {(place.Length == 0 ? "the " + whole : place)} {mistake}.");

    private void ReportUnknown(string name, string place, string[] known)
    {
        if (name is "key" or "secret" or "api_key")
            Report(place, $"holds \"{name}\"; a secret never stands in a pool {whole}: name its source with {SourcesText}");
        else
            Report(place, $"has the unknown member \"{name}\"; known are {string.Join(", ", known)}");
    }

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    // JSON can spell half a character ("\ud800"), which only shows when the text is asked for.
    private static string? Decode(Func<string?> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
