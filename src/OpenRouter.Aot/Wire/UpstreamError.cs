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
    public static int? StatusOf(JsonView raw)
    {
        if (raw.IsObject)
            return OfObject(raw);
        if (raw.Text is not { } sent)
            return null;
        string text = sent.Trim();
        if (text.StartsWith(EdgePage, StringComparison.OrdinalIgnoreCase))
            return int.TryParse(text.AsSpan(EdgePage.Length), CultureInfo.InvariantCulture, out int code) ? OfNumber(code == EdgeThrottle ? 429 : code) : null;
        if (!text.StartsWith('{'))
            return null;
        try
        {
            return OfObject(new JsonView(RawJson.Parse(text).Utf8));
        }
        catch (JsonException)
        {
            // Long answers are cut in the middle.
            return null;
        }
    }

    private static int? OfObject(JsonView answer) => (answer.Object("error"u8) is { IsThere: true } error ? OfMembers(error) : null) ?? OfMembers(answer);

    private static int? OfMembers(JsonView error) =>
        // The word comes first where both are there: a code may be the provider's own numbering.
        OfWord(error["type"u8]) ?? OfWord(error["status"u8]) ?? OfWord(error["code"u8]) ?? OfWord(error["status_code"u8])
        ?? OfNumber(error["code"u8]) ?? OfNumber(error["status"u8]) ?? OfNumber(error["status_code"u8]);

    private static int? OfWord(JsonView word) => word.Text is { } text ? Of(text) : null;

    private static int? OfNumber(JsonView number) => number.Integer is { } code and > 0 and < 1000 ? OfNumber((int)code) : null;

    private static int? Of(string text) =>
        ErrorWords.StatusOf(text) ?? (int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? OfNumber(number) : null);

    private static int? OfNumber(int number) => number is >= 400 and < 600 ? number : null;
}
