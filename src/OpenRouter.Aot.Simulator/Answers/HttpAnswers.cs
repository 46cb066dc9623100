using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes complete HTTP answers.</summary>
internal static class HttpAnswers
{
    public const string JsonType = "application/json";

    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, JsonWriting.Options)) write(json);
        return buffer.WrittenSpan.ToArray();
    }

    public static Task WriteJsonAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken gone) =>
        WriteAsync(http, 200, JsonType, Json(write), gone);

    public static Task WriteErrorAsync(HttpContext http, AnswerFormat? format, ErrorAnswer error, string? userId, CancellationToken gone)
    {
        if (error.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string value) in error.RateLimit?.Headers ?? []) http.Response.Headers[name] = value;
        byte[] body = error.Body is { } text ? Encoding.UTF8.GetBytes(text) : Json(json =>
        {
            if (format is null) ErrorWriting.WriteEnvelope(json, error, userId);
            else format.WriteError(json, error, userId);
        });
        return WriteAsync(http, error.Status, error.ContentType ?? JsonType, body, gone);
    }

    public static async Task WriteAsync(HttpContext http, int status, string contentType, ReadOnlyMemory<byte> body, CancellationToken gone)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.AccessControlAllowOrigin = "*";
        // These statuses have no body, whatever a scenario gives them.
        if (status is 204 or 205 or 304) return;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, gone);
    }
}
