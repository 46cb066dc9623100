using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the server sends, head and body, by the first segment of a request's path.</summary>
internal static class ChatAnswers
{
    /// <summary>A short chat as a whole.</summary>
    public const string Whole = "whole";

    /// <summary>How many chunks the shorter stream has. What is the same for both drops out of the difference.</summary>
    public const int ShortStream = 500;

    /// <summary>How many chunks the longer stream has.</summary>
    public const int LongStream = 1500;

    // What recorded answers carry.
    private const string Head =
        "HTTP/1.1 200 OK\r\nDate: Wed, 31 Dec 2025 20:42:02 GMT\r\nContent-Type: CONTENT-TYPE\r\nFRAMING\r\nConnection: keep-alive\r\n"
        + "CF-RAY: 9b6d0c1e2f3a4b5c-OSL\r\nAccess-Control-Allow-Origin: *\r\nVary: Accept-Encoding\r\n"
        + "Permissions-Policy: payment=(self \"https://checkout.stripe.com\" \"https://connect-js.stripe.com\" \"https://js.stripe.com\")\r\n"
        + "Referrer-Policy: no-referrer, strict-origin-when-cross-origin\r\nX-Content-Type-Options: nosniff\r\nServer: cloudflare\r\n\r\n";

    private static readonly byte[] WholeBody = WirePayloads.Of(WirePayload.ShortChat);

    private static readonly Dictionary<string, byte[]> All = new()
    {
        [Whole] = Join("application/json", $"Content-Length: {WholeBody.Length}", WholeBody),
        [Stream(ShortStream)] = Join("text/event-stream", "Transfer-Encoding: chunked", Frame(ChatEvents.Of(ShortStream))),
        [Stream(LongStream)] = Join("text/event-stream", "Transfer-Encoding: chunked", Frame(ChatEvents.Of(LongStream))),
    };

    private static readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> BySegment = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A streamed chat of so many chunks.</summary>
    public static string Stream(int chunks) => "stream-" + chunks.ToString(CultureInfo.InvariantCulture);

    /// <summary>The answer to a request.</summary>
    public static byte[] To(ReadOnlySpan<byte> request)
    {
        ReadOnlySpan<byte> path = request["POST /".Length..];
        Span<char> segment = stackalloc char[64];
        int length = Encoding.ASCII.GetChars(path[..path.IndexOf((byte)'/')], segment);
        return BySegment[segment[..length]];
    }

    private static byte[] Join(string contentType, string framing, byte[] body)
    {
        string head = Head.Replace("CONTENT-TYPE", contentType, StringComparison.Ordinal).Replace("FRAMING", framing, StringComparison.Ordinal);
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    // As the service sends them, each event in a chunk of HTTP of its own. All go out at once, so that no client pays for waiting on one.
    private static byte[] Frame(IEnumerable<byte[]> events)
    {
        var framed = new List<byte>();
        foreach (byte[] one in events)
        {
            framed.AddRange(Encoding.ASCII.GetBytes(one.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            framed.AddRange(one);
            framed.AddRange("\r\n"u8);
        }

        framed.AddRange("0\r\n\r\n"u8);
        return [.. framed];
    }
}
