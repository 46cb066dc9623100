using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenRouter.Aot.Cli;

/// <summary>An output line: written, and read back on a resume.</summary>
internal static class ResultLine
{
    private const string IdPrefix = "batch_req_";

    /// <summary>Writes a result as one line with its line break.</summary>
    public static ReadOnlyMemory<byte> Write(BulkResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(result.Body.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            json.WriteStartObject();
            json.WriteString("id", $"{IdPrefix}{LineId.Of(result.Id)}_{result.Fingerprint}");
            json.WriteString("custom_id", result.Id);
            if (result.Error is { } error)
                WriteFailure(json, error);
            else
                WriteSuccess(json, result);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

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

    private static void WriteSuccess(Utf8JsonWriter json, BulkResult result)
    {
        WriteResponse(json, result.Info.Status, result.Info.GenerationId, result.Body.Span);
        json.WriteNull("error");
        if (!result.IsSubstituted)
            return;
        json.WriteStartObject("substituted");
        json.WriteText("asked", result.Info.RequestedModel);
        json.WriteText("served", result.Info.Model);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, OpenRouterException error)
    {
        if (error.Status == 0)
            json.WriteNull("response");
        else
            WriteResponse(json, error.Status, error.GenerationId, Encoding.UTF8.GetBytes(error.Body ?? ""));
        json.WriteStartObject("error");
        json.WriteString("code", CodeOf(error));
        json.WriteString("message", error.Message);
        json.WriteString("scope", error.Verdict.Scope.ToName());
        json.WriteMoment("retry_at", error.RetryAt);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, int status, string? generationId, ReadOnlySpan<byte> body)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status_code", status);
        json.WriteText("request_id", generationId);
        WriteBody(json, body);
        json.WriteEndObject();
    }

    // JSON stays JSON; other text becomes a string, and bytes (audio) become base64, which says so.
    private static void WriteBody(Utf8JsonWriter json, ReadOnlySpan<byte> body)
    {
        json.WritePropertyName("body");
        if (body.IsEmpty)
            json.WriteNullValue();
        else if (CompactJson.TryCompact(body, out byte[] compact))
            json.WriteRawValue(compact, skipInputValidation: true);
        else if (Utf8.IsValid(body))
            json.WriteStringValue(body);
        else
        {
            json.WriteBase64StringValue(body);
            json.WriteString("body_encoding", "base64");
        }
    }
}
