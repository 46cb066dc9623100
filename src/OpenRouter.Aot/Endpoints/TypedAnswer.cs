using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Asks for an answer of a type, and reads it.</summary>
internal static class TypedAnswer
{
    private const string Fence = "```";

    /// <summary>The request with the schema as the form of its answer.</summary>
    /// <exception cref="ArgumentException">It asks for another form already.</exception>
    public static ChatRequest Ask<T>(ChatRequest request, JsonSchema<T> schema)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(schema);
        if (request.ResponseFormat is not null)
            throw new ArgumentException("ResponseFormat is set by the schema of the type that is asked for. Leave it out, or ask for a ChatCompletion.", nameof(request));
        ChatRequest copy = request.Copy();
        copy.ResponseFormat = AnswerFormat.FromSchema(schema);
        return copy;
    }

    /// <summary>Reads the answer, or says why it cannot be read.</summary>
    public static OpenRouterResult<ChatCompletion<T>> Read<T>(ChatCompletion completion, JsonSchema<T> schema)
    {
        string text = completion.Text;
        if (text.AsSpan().Trim().IsEmpty)
            return new(new AnswerMismatchException(DescribeEmpty(completion, schema.Name), completion, innerException: null));
        try
        {
            return new(new ChatCompletion<T>(schema.Read(Encoding.UTF8.GetBytes(Unwrap(text).ToString())), completion));
        }
        catch (JsonException mistake)
        {
            return new(new AnswerMismatchException(Describe(completion, schema.Name, mistake), completion, mistake));
        }
    }

    // Models that were not trained on schemas put their JSON into a block of Markdown.
    private static ReadOnlySpan<char> Unwrap(string text)
    {
        ReadOnlySpan<char> inner = text.AsSpan().Trim();
        int line = inner.IndexOf('\n');
        if (line < 0 || !inner.StartsWith(Fence, StringComparison.Ordinal) || !inner.EndsWith(Fence, StringComparison.Ordinal))
            return inner;
        return inner[line..^Fence.Length];
    }

    private static string DescribeEmpty(ChatCompletion completion, string name)
    {
        if (completion.Choices is [{ Message.Refusal: { Length: > 0 } refusal }, ..])
            return $"The model refused to answer with '{name}': {refusal}";
        if (completion.ToolCalls.Count > 0)
            return $"The model called tools in place of answering with '{name}'. Run them with RunToolsAsync, or leave the tools out of the request.";
        return $"The answer has no text to read '{name}' from (finish reason: {completion.FinishReason?.ToString() ?? "none"}).";
    }

    private static string Describe(ChatCompletion completion, string name, JsonException mistake) => completion.FinishReason == FinishReason.Length
        ? $"The answer was cut off before '{name}' was complete: raise MaxTokens. {mistake.Message}"
        : $"The answer is no '{name}'. {mistake.Message}";
}
