using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>How an endpoint writes an answer, whole or as a stream. One instance serves one request.</summary>
internal abstract class AnswerFormat
{
    public static AnswerFormat Of(InferenceEndpoint endpoint) => endpoint switch
    {
        InferenceEndpoint.Completions => new CompletionsFormat(),
        InferenceEndpoint.Responses => new ResponsesFormat(),
        InferenceEndpoint.Messages => new MessagesFormat(),
        InferenceEndpoint.Embeddings => new EmbeddingsFormat(),
        InferenceEndpoint.Rerank => new RerankFormat(),
        _ => new ChatFormat(),
    };

    public abstract void WriteWhole(Utf8JsonWriter json, Answer answer);

    /// <summary>The events before the first piece.</summary>
    public abstract void Open(EventBuffer events, Answer answer);

    /// <summary>One piece of the text or of the tool call's arguments.</summary>
    public abstract void Piece(EventBuffer events, Answer answer, string piece);

    /// <summary>The events after the last piece: what finishes the answer, its usage, and the end mark.</summary>
    public abstract void Close(EventBuffer events, Answer answer);

    /// <summary>The event of an error that breaks the stream off, and the end mark where there is one.</summary>
    public abstract void Break(EventBuffer events, Answer answer, ErrorAnswer error);

    /// <summary>The body of an HTTP error, or of a 200 with nothing but an error.</summary>
    public virtual void WriteError(Utf8JsonWriter json, ErrorAnswer error, string? userId) =>
        ErrorWriting.WriteEnvelope(json, error, userId);
}
