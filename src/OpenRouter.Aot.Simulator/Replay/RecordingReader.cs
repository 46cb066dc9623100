using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Reads the file of a recorded exchange.</summary>
internal static class RecordingReader
{
    // Headers of the connection and of the transfer: the body is stored decoded and is framed anew.
    private static readonly FrozenSet<string> s_leftOut = FrozenSet.ToFrozenSet(
        [
            "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding",
            "upgrade", "content-length", "content-encoding",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The recording and the identity of the request it answers, which is null where none can match.</summary>
    public static (string? Request, Recording Recording) Read(string file, byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        JsonElement request = Object(root, "request"), response = Object(root, "response");
        string method = Text(request, "method") ?? throw new InvalidDataException("request.method is not a string.");
        string path = Text(request, "path") ?? throw new InvalidDataException("request.path is not a string.");
        if (!response.TryGetProperty("status", out JsonElement status) || !status.TryGetInt32(out int code) || code is < 200 or > 599)
        {
            throw new InvalidDataException("response.status is not an HTTP status from 200 to 599.");
        }

        byte[] body = Body(response) ?? [];
        List<KeyValuePair<string, string[]>> headers = Headers(response);
        return (Identity(method, path, request), new Recording(file, code, headers, body, IsGood(code, headers, body)));
    }

    private static string? Identity(string method, string path, JsonElement request)
    {
        if (!method.Equals("POST", StringComparison.OrdinalIgnoreCase)) return RequestIdentity.Of(method, path, ReadOnlyMemory<byte>.Empty);
        byte[]? body;
        try
        {
            body = Body(request);
        }
        catch (FormatException)
        {
            // Recordings shorten long base64 of requests, and say so in its place. What was sent is lost, so nothing can be equal to it.
            return null;
        }

        return body is { Length: > 0 } ? RequestIdentity.Of(method, path, body) : null;
    }

    private static byte[]? Body(JsonElement message)
    {
        if (Text(message, "body") is not { } body) return null;
        return Text(message, "body_encoding") == "base64" ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
    }

    private static List<KeyValuePair<string, string[]>> Headers(JsonElement response)
    {
        List<KeyValuePair<string, string[]>> headers = [];
        if (!response.TryGetProperty("headers", out JsonElement list) || list.ValueKind != JsonValueKind.Object) return headers;
        foreach (JsonProperty header in list.EnumerateObject())
        {
            if (s_leftOut.Contains(header.Name)) continue;
            // A header that came several times is recorded as an array.
            JsonElement[] lines = header.Value.ValueKind == JsonValueKind.Array ? [.. header.Value.EnumerateArray()] : [header.Value];
            headers.Add(new(header.Name, Array.ConvertAll(lines, line => Line(header.Name, line))));
        }

        return headers;
    }

    private static string Line(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } line && !line.Any(char.IsControl)
            ? line
            : throw new InvalidDataException($"response.headers.{name} is not a line of text.");

    /// <summary>An error member that is an object can only be the service's own: inside a text its quotes are escaped.</summary>
    private static bool IsGood(int status, List<KeyValuePair<string, string[]>> headers, byte[] body) =>
        status is >= 200 and < 300
        && body.AsSpan().IndexOf("\"error\":{"u8) < 0
        && body.AsSpan().IndexOf("\"error\": {"u8) < 0
        && !headers.Any(header => header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)
            && header.Value is [{ } type, ..] && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase));

    private static JsonElement Object(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new InvalidDataException($"{name} is not an object.");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
