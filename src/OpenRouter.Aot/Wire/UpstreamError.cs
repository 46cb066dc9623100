using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// What a provider's own answer says of itself: <c>metadata.raw</c>, which is a JSON string, an object, or the text of a page. OpenRouter
/// passes some of a provider's throttles and quotas on under a 400, and only this tells them from a bad request.
/// </summary>
internal static class UpstreamError
{
    // The page of Cloudflare before a provider is this one line: "error code: 1015" is its throttle, "error code: 502" a status.
    private const string EdgePage = "error code: ";
    private const int EdgeThrottle = 1015;

    /// <summary>The status that it stands for; null where it says none.</summary>
    /// <param name="raw">The value of <c>metadata.raw</c>.</param>
    public static int? StatusOf(JsonElement raw)
    {
        if (raw.ValueKind == JsonValueKind.Object)
            return OfObject(raw);
        if (raw.ValueKind != JsonValueKind.String)
            return null;
        string text = JsonText.Of(raw).Trim();
        if (text.StartsWith(EdgePage, StringComparison.OrdinalIgnoreCase))
            return int.TryParse(text.AsSpan(EdgePage.Length), CultureInfo.InvariantCulture, out int code) ? OfNumber(code == EdgeThrottle ? 429 : code) : null;
        if (!text.StartsWith('{'))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return OfObject(document.RootElement);
        }
        catch (JsonException)
        {
            // Long answers are cut in the middle.
            return null;
        }
    }

    private static int? OfObject(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object && OfMembers(error) is { } inner)
            return inner;
        return OfMembers(answer);
    }

    private static int? OfMembers(JsonElement error)
    {
        // The word comes first where both are there: a code may be the provider's own numbering.
        foreach (string name in (ReadOnlySpan<string>)["type", "status", "code", "status_code"])
        {
            if (error.TryGetProperty(name, out JsonElement word) && word.ValueKind == JsonValueKind.String && Of(JsonText.Of(word)) is { } status)
                return status;
        }

        foreach (string name in (ReadOnlySpan<string>)["code", "status", "status_code"])
        {
            if (error.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int code)
                && OfNumber(code) is { } status)
            {
                return status;
            }
        }

        return null;
    }

    private static int? Of(string text) =>
        ErrorWords.StatusOf(text) ?? (int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? OfNumber(number) : null);

    private static int? OfNumber(int number) => number is >= 400 and < 600 ? number : null;
}
