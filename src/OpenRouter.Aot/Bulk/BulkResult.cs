using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>The outcome of one request of a bulk run: an answer, or a typed error.</summary>
public sealed class BulkResult
{
    internal BulkResult(BulkRequest request, long index, ReadOnlyMemory<byte> body, AnswerInfo info)
    {
        Request = request;
        Index = index;
        Body = body;
        Info = info;
    }

    internal BulkResult(BulkRequest request, long index, OpenRouterException error)
    {
        Request = request;
        Index = index;
        Error = error;
        Info = error.Info;
    }

    /// <summary>The request.</summary>
    public BulkRequest Request { get; }

    /// <summary>The request's id.</summary>
    public string Id => Request.Id;

    /// <summary>The request's place in the input, from 0.</summary>
    public long Index { get; }

    /// <summary>What the API sent, every member kept; of a streamed chat, the answer put together. Empty where the request failed.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Why the request failed; null where it succeeded.</summary>
    public OpenRouterException? Error { get; }

    /// <summary>How the outcome came about.</summary>
    public AnswerInfo Info { get; }

    /// <summary>Whether the request succeeded.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>Reads <see cref="Body"/> as a chat's answer.</summary>
    /// <exception cref="OpenRouterException">The request failed.</exception>
    /// <exception cref="JsonException">The body is no chat's answer.</exception>
    public ChatCompletion ReadCompletion()
    {
        if (Error is not null)
            throw Error;
        ChatCompletion completion = OpenRouterJson.Parse<ChatCompletion>(Body.Span);
        completion.Info = Info;
        return completion;
    }
}
