using System.Security.Cryptography;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The identity of a request: equal for requests that a recording answers alike.</summary>
internal static class RequestIdentity
{
    // Deeper than any request, and shallow enough for the reader's stack.
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 256 };

    /// <summary>Method and path with query; of a POST and its like also the body, as JSON by value, anything else by its bytes.</summary>
    public static string Of(string method, string pathAndQuery, ReadOnlyMemory<byte> body)
    {
        string line = $"{method.ToUpperInvariant()} {pathAndQuery}";
        if (line.StartsWith("GET ", StringComparison.Ordinal)) return line;
        ReadOnlySpan<byte> identity = body.Span;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, s_deep);
            identity = CanonicalJson.Of(document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON: a form, or a broken body. Its bytes stand for it.
        }

        return $"{line}\n{Convert.ToHexString(SHA256.HashData(identity))}";
    }
}
