using System.Text.Json;
using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>A request that can go in a batch.</summary>
/// <param name="Line">The request.</param>
/// <param name="Target">The endpoint that it is for.</param>
/// <param name="Model">The model that it asks for first.</param>
/// <param name="Body">Its body; a model that it names is that one.</param>
internal readonly record struct BulkBatchLine(BulkLine Line, BatchTarget Target, string Model, ReadOnlyMemory<byte> Body)
{
    /// <summary>What of a request can go in a batch; null where it must go by itself, because the service would reject all of the batch for it.</summary>
    /// <param name="line">The request.</param>
    /// <param name="aliases">The caller's names for models.</param>
    public static BulkBatchLine? TryCreate(BulkLine line, ModelAliases aliases)
    {
        BulkRequest request = line.Request;
        if (FindTarget(request.Path) is not { } target || request.Id.Length == 0 || HasMedia(request.Body.Span))
            return null;
        RequestTemplate template;
        try
        {
            template = RequestTemplate.Parse(request.Body);
        }
        catch (JsonException)
        {
            // Sent by itself it fails with what is wrong.
            return null;
        }

        string? model = aliases.Resolve(request.Route.IsEmpty ? template.Model : request.Route).Primary;
        if (string.IsNullOrWhiteSpace(model) || template.IsStreamed || template.HasFallbacks)
            return null;
        return new BulkBatchLine(line, target, model, template.Compose(model, isStreamed: false));
    }

    private static BatchTarget? FindTarget(string path) => path switch
    {
        "/chat/completions" => BatchTarget.ChatCompletions,
        "/responses" => BatchTarget.Responses,
        "/messages" => BatchTarget.Messages,
        "/embeddings" => BatchTarget.Embeddings,
        _ => (BatchTarget?)null,
    };

    /// <summary>Whether a body has parts that are no text. Within a text the quotes would be escaped, so that only members are met.</summary>
    private static bool HasMedia(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> name = "\"type\""u8;
        while (body.IndexOf(name) is >= 0 and var at)
        {
            body = body[(at + name.Length)..].TrimStart(" \t\r\n"u8);
            if (body is not [(byte)':', ..])
                continue;
            body = body[1..].TrimStart(" \t\r\n"u8);
            if (body is [(byte)'"', ..] && IsMedia(body[1..]))
                return true;
        }

        return false;
    }

    private static bool IsMedia(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'"');
        ReadOnlySpan<byte> type = end < 0 ? text : text[..end];
        if (type.StartsWith("input_"u8))
            type = type["input_".Length..];
        if (type.EndsWith("_url"u8))
            type = type[..^"_url".Length];
        return type.SequenceEqual("image"u8) || type.SequenceEqual("audio"u8) || type.SequenceEqual("video"u8) || type.SequenceEqual("file"u8)
            || type.SequenceEqual("document"u8);
    }
}
