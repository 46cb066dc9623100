using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>The outcome of one request of a bulk run: an answer, or a typed error.</summary>
public sealed class BulkResult
{
    internal BulkResult(BulkLine line, ReadOnlyMemory<byte> body, AnswerInfo info)
    {
        Line = line;
        Body = body;
        Info = info;
    }

    internal BulkResult(BulkLine line, OpenRouterException error)
    {
        Line = line;
        Error = error;
        Info = error.Info;
    }

    /// <summary>The request.</summary>
    public BulkRequest Request => Line.Request;

    /// <summary>The request's id.</summary>
    public string Id => Request.Id;

    /// <summary>The request's place in the input, from 0.</summary>
    public long Index => Line.Index;

    /// <summary>What the API sent, every member kept; of a streamed chat, the answer put together. Empty where the request failed.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>
    /// Why the answer ended, as it says: <c>stop</c>, <c>length</c>, <c>tool_calls</c> of a chat, <c>max_output_tokens</c> of a response; null where it does
    /// not say. An answer that ended for its length is a success that was cut off.
    /// </summary>
    public string? FinishReason { get; internal init; }

    /// <summary>Tokens of the request, as the answer says; null where it does not.</summary>
    public long? PromptTokens { get; internal init; }

    /// <summary>Tokens of the answer, reasoning included, as it says; null where it does not.</summary>
    public long? CompletionTokens { get; internal init; }

    /// <summary>
    /// Whether another model answered than the one that the request asks for first: a fallback of the caller's, of its alias, or of the body's own list.
    /// <see cref="AnswerInfo.Model"/> names it.
    /// </summary>
    public bool IsSubstituted { get; internal init; }

    /// <summary>
    /// 16 hexadecimal digits for what was asked: path, model and body. Whoever keeps results of a run with a journal keeps it too, so that a later run can tell whether the
    /// request under the same id has changed. Zeros without a journal.
    /// </summary>
    public string Fingerprint => Line.Fingerprint.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Whether the journal knew the request as done, asking for something else: its earlier result is superseded by this one.</summary>
    public bool IsChanged => Line.IsChanged;

    /// <summary>Whether it was not run, because another request of the run has the same id.</summary>
    public bool IsRepeated { get; internal init; }

    internal BulkLine Line { get; }

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
