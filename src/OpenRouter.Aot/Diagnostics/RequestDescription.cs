using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>Tells a span what a request's body asks for. The body is looked through only where a listener wants the span's data.</summary>
internal static class RequestDescription
{
    /// <summary>Adds the settings of a body, and its messages where content is wanted.</summary>
    public static void Describe(Activity span, ReadOnlySpan<byte> body, bool withContent)
    {
        if (body.IsEmpty)
            return;
        foreach (JsonMember member in new JsonView(body).GetMembers())
        {
            if (member.Name.SequenceEqual("messages"u8))
            {
                if (withContent)
                    AddMessages(span, member.Value);
            }
            else if (FindName(member.Name) is { } name)
            {
                if (name == MaxTokens || name == Seed || name == TopK || name == ChoiceCount || name == Dimensions)
                    span.SetTag(name, member.Value.Integer);
                else if (member.Value.Number is { } number)
                    span.SetTag(name, (double)number);
            }
        }
    }

    private const string MaxTokens = "gen_ai.request.max_tokens";
    private const string Seed = "gen_ai.request.seed";
    private const string TopK = "gen_ai.request.top_k";
    private const string ChoiceCount = "gen_ai.request.choice.count";
    private const string Dimensions = "gen_ai.embeddings.dimension.count";

    private static string? FindName(ReadOnlySpan<byte> member)
    {
        if (member.SequenceEqual("max_tokens"u8) || member.SequenceEqual("max_completion_tokens"u8) || member.SequenceEqual("max_output_tokens"u8))
            return MaxTokens;
        if (member.SequenceEqual("temperature"u8))
            return "gen_ai.request.temperature";
        if (member.SequenceEqual("top_p"u8))
            return "gen_ai.request.top_p";
        if (member.SequenceEqual("top_k"u8))
            return TopK;
        if (member.SequenceEqual("frequency_penalty"u8))
            return "gen_ai.request.frequency_penalty";
        if (member.SequenceEqual("presence_penalty"u8))
            return "gen_ai.request.presence_penalty";
        if (member.SequenceEqual("seed"u8))
            return Seed;
        if (member.SequenceEqual("n"u8))
            return ChoiceCount;
        return member.SequenceEqual("dimensions"u8) ? Dimensions : null;
    }

    private static void AddMessages(Activity span, JsonView messages)
    {
        span.SetTag(TelemetryNames.InputMessages, MessageContent.OfRequest(messages, out bool isCut));
        if (isCut)
            span.SetTag(TelemetryNames.ContentIsCut, true);
    }
}
