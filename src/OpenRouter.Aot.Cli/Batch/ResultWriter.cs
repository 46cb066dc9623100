using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenRouter.Aot.Cli;

/// <summary>Writes output lines, one after the other into the same buffer: a batch has millions. Not safe for use by several threads.</summary>
internal sealed class ResultWriter : IDisposable
{
    // A line that is larger leaves no lasting trace in the memory of the run.
    private const int MostKept = 1024 * 1024;

    private ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;

    public ResultWriter() => json = new Utf8JsonWriter(buffer, JsonOutput.Options);

    /// <summary>Writes a result as one line with its line break; it lives until the next call.</summary>
    public ReadOnlySpan<byte> Write(BulkResult result)
    {
        if (buffer.Capacity > MostKept)
            buffer = new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        Span<byte> id = stackalloc byte[128];
        Utf8.TryWrite(id, $"{ResultLine.IdPrefix}{LineId.Of(result.Id).Value:x32}_{result.Fingerprint}", out int length);
        json.WriteStartObject();
        json.WriteString("id"u8, id[..length]);
        json.WriteString("custom_id"u8, result.Id);
        if (result.Error is { } error)
            WriteFailure(json, error);
        else
            WriteSuccess(json, result);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    public void Dispose() => json.Dispose();

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
        json.WriteString("code", ResultLine.CodeOf(error));
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
        json.WritePropertyName("body"u8);
        if (body.IsEmpty)
            json.WriteNullValue();
        else if (CompactJson.IsCompact(body))
            json.WriteRawValue(body, skipInputValidation: true);
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
