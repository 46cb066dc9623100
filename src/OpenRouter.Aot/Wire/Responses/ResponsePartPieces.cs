namespace OpenRouter.Aot.Responses;

/// <summary>One part of an item of a stream, as far as it has come.</summary>
internal sealed class ResponsePartPieces
{
    private readonly ResponseTextPieces text = new();
    private readonly ResponseTextPieces refusal = new();
    private readonly SortedDictionary<int, ResponseAnnotation> annotations = [];
    private readonly List<ResponseLogprob> logprobs = [];
    private ResponsePart? begun;
    private ResponsePart? whole;
    private ResponsePartType type = ResponsePartType.OutputText;

    public bool IsReasoning => (whole ?? begun)?.Type is { } told ? told == ResponsePartType.ReasoningText : type == ResponsePartType.ReasoningText;

    public void Add(ResponseEvent next)
    {
        switch (next.Type?.Value)
        {
            case "response.content_part.done" or "response.reasoning_summary_part.done":
                whole ??= next.Part;
                break;
            case "response.refusal.delta" or "response.refusal.done":
                type = ResponsePartType.Refusal;
                refusal.Add(next.Delta, next.Refusal);
                break;
            case "response.output_text.annotation.added":
                if (next.Annotation is { } annotation)
                    annotations[next.AnnotationIndex ?? annotations.Count] = annotation;
                break;
            default:
                begun ??= next.Part;
                AddText(next);
                break;
        }
    }

    public ResponsePart ToPart()
    {
        if (whole is not null)
            return whole;
        ResponsePart part = begun is null ? new ResponsePart { Type = type } : JsonCopy.Of(begun);
        part.Text = text.ToText() ?? part.Text;
        part.Refusal = refusal.ToText() ?? part.Refusal;
        if (annotations.Count > 0)
            part.Annotations = [.. annotations.Values];
        if (logprobs.Count > 0)
            part.Logprobs = [.. logprobs];
        return part;
    }

    private void AddText(ResponseEvent next)
    {
        text.Add(next.Delta, next.Text);
        if (next.Type == ResponseEventType.ReasoningTextDelta || next.Type == ResponseEventType.ReasoningTextDone)
            type = ResponsePartType.ReasoningText;
        else if (next.SummaryIndex is not null || next.Type == ResponseEventType.ReasoningSummaryTextDelta)
            type = ResponsePartType.SummaryText;

        // The end of a text repeats them all.
        if (next.Delta is not null)
            logprobs.AddRange(next.Logprobs ?? []);
    }
}
