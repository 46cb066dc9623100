using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>One request of a bulk run.</summary>
public sealed class BulkRequest
{
    /// <summary>The id that the result carries.</summary>
    public required string Id { get; init; }

    /// <summary>The endpoint's path below the base address. Default <c>/chat/completions</c>.</summary>
    public string Path { get; init; } = ChatEndpoint.Path;

    /// <summary>The body as a JSON object in UTF-8; it is sent as it stands, but for the model of a fallback.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The models to try; empty for the body's own.</summary>
    public ModelRoute Route { get; init; }

    /// <summary>What the caller wants to find again in the result, such as the number of a line; null for nothing. It stays in this process.</summary>
    public object? Tag { get; init; }

    /// <summary>
    /// 16 hexadecimal digits for what is asked: path, model and body. The same id with another fingerprint is another request. Fallbacks do not count, for they ask for
    /// nothing else.
    /// </summary>
    public string GetFingerprint() => HashRequest().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The same as a number.</summary>
    internal ulong HashRequest() =>
        RequestHash.OfRequest(Route.IsEmpty && Path == ChatEndpoint.Path ? null : $"{Path}\n{Route.Primary}", Body.Span);

    /// <summary>A chat as a bulk request.</summary>
    /// <param name="id">The id that the result carries.</param>
    /// <param name="request">The chat.</param>
    public static BulkRequest FromChat(string id, ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BulkRequest { Id = id, Body = OpenRouterJson.ToUtf8Bytes(request), Route = request.Model };
    }
}
