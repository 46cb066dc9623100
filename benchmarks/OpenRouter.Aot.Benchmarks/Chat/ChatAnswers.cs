using System.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the server sends, head and body, by the first segment of a request's path.</summary>
internal static class ChatAnswers
{
    public const string Whole = "whole";

    // What recorded answers carry.
    private const string Head =
        "HTTP/1.1 200 OK\r\nDate: Wed, 31 Dec 2025 20:42:02 GMT\r\nContent-Type: CONTENT-TYPE\r\nFRAMING\r\nConnection: keep-alive\r\n"
        + "CF-RAY: 9b6d0c1e2f3a4b5c-OSL\r\nAccess-Control-Allow-Origin: *\r\nVary: Accept-Encoding\r\n"
        + "Permissions-Policy: payment=(self \"https://checkout.stripe.com\" \"https://connect-js.stripe.com\" \"https://js.stripe.com\")\r\n"
        + "Referrer-Policy: no-referrer, strict-origin-when-cross-origin\r\nX-Content-Type-Options: nosniff\r\nServer: cloudflare\r\n\r\n";

    private static readonly byte[] WholeAnswer = Join("application/json", "Content-Length: " + WholeBody.Length, WholeBody);

    /// <summary>A short chat as OpenRouter answers it.</summary>
    public static byte[] WholeBody => WirePayloads.Of(WirePayload.ShortChat);

    /// <summary>The answer to a request.</summary>
    public static byte[] For(ReadOnlySpan<byte> request)
    {
        if (request.StartsWith("POST /whole/"u8))
            return WholeAnswer;
        throw new ArgumentOutOfRangeException(nameof(request), Encoding.ASCII.GetString(request));
    }

    private static byte[] Join(string contentType, string framing, byte[] body)
    {
        string head = Head.Replace("CONTENT-TYPE", contentType, StringComparison.Ordinal).Replace("FRAMING", framing, StringComparison.Ordinal);
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
