using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>An output line, read back on a resume; <see cref="ResultWriter"/> writes it.</summary>
internal static class ResultLine
{
    /// <summary>How every id begins; the hash of the line's own id follows, and the fingerprint of what was asked.</summary>
    public const string IdPrefix = "batch_req_";

    /// <summary>Reads a line of an earlier run.</summary>
    /// <param name="line">The line.</param>
    /// <param name="outcome">What it tells.</param>
    /// <returns>False where the line is no result: torn, or of another file.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> line, out BulkOutcome outcome)
    {
        outcome = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 600 });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("custom_id", out JsonElement customId) || customId.ValueKind != JsonValueKind.String
                || !root.TryGetProperty("error", out JsonElement error) || !root.TryGetProperty("response", out _))
            {
                return false;
            }

            bool isSuccess = error.ValueKind != JsonValueKind.Object;
            bool isFinal = isSuccess || (error.TryGetProperty("scope", out JsonElement scope) && scope.ValueKind == JsonValueKind.String
                && scope.ValueEquals(VerdictScope.Request.ToName()));
            string? id = root.TryGetProperty("id", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            outcome = new BulkOutcome(customId.GetString()!, FingerprintOf(id), isSuccess, isFinal);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The <c>code</c> of a failure: the API's own, where it gave one.</summary>
    public static string CodeOf(OpenRouterException error) => error switch
    {
        KeysUnavailableException => "keys_unavailable",
        StreamInterruptedException => "stream_interrupted",
        { Error.ErrorType: { Length: > 0 } type } => type,
        { Error.CodeName: { Length: > 0 } name } => name,
        { Error.Code: { } code } => code.ToString(CultureInfo.InvariantCulture),
        { Status: > 0 } => error.Status.ToString(CultureInfo.InvariantCulture),
        _ => "no_answer",
    };

    // What follows the hash of the id is the fingerprint of what was asked. Lines of another tool have none.
    private static string? FingerprintOf(string? id) =>
        id is not null && id.StartsWith(IdPrefix, StringComparison.Ordinal) && id.LastIndexOf('_') is var end && end > IdPrefix.Length ? id[(end + 1)..] : null;
}
