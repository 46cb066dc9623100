namespace OpenRouter.Aot.Simulator;

/// <summary>Decides what a model answers, from the seed and the request alone, so that the same request gets the same words.</summary>
internal static class AnswerComposer
{
    private const int DefaultLengthFaultTokens = 64;

    public static Answer Compose(InferenceRequest request, ModelState model, Fault? fault, int seed, string id, DateTimeOffset now)
    {
        ulong chance = Chance.Bits(seed, $"{model.Id}\n{request.UserText}");
        TimeSpan latency = TimeSpan.FromMilliseconds(Chance.Pick(model.Source.LatencyMs, Chance.Mix(chance)));
        bool blank = fault?.Kind is FaultKind.Empty or FaultKind.Length;
        (IReadOnlyList<string> pieces, bool cutShort) = blank ? ([], false) : Pieces(request, model, chance);
        int tokens = fault?.Kind == FaultKind.Length ? request.MaxTokens ?? DefaultLengthFaultTokens : pieces.Count;
        return new Answer
        {
            Id = id,
            Created = now,
            Model = model,
            Request = request,
            Pieces = pieces,
            CompletionTokens = request.WritesText ? tokens : 0,
            ReasoningTokens = fault?.Kind == FaultKind.Length ? tokens : 0,
            Reasoning = fault?.Kind == FaultKind.Length ? "The user wants" : null,
            FinishReason = fault?.Kind switch
            {
                FaultKind.Empty => null,
                FaultKind.Length => "length",
                _ when request.Tool is not null => "tool_calls",
                _ => cutShort ? "length" : "stop",
            },
            Latency = latency,
        };
    }

    private static (IReadOnlyList<string> Pieces, bool CutShort) Pieces(InferenceRequest request, ModelState model, ulong chance)
    {
        if (!request.WritesText) return ([], false);
        if (request.Tool is { } tool) return (AnswerText.Split(tool.Arguments), false);
        if (request.Structured is { } structured)
        {
            List<string> whole = AnswerText.Split(structured);
            bool isCut = whole.Count > request.MaxTokens;
            return (isCut ? whole[..request.MaxTokens!.Value] : whole, isCut);
        }

        int wanted = Chance.Pick(model.Source.CompletionTokens, chance);
        int allowed = Math.Min(wanted, request.MaxTokens ?? int.MaxValue);
        return (AnswerText.Pieces(request.UserText, chance, allowed), allowed < wanted);
    }
}
