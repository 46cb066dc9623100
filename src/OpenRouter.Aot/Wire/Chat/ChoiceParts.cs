using System.Text;

namespace OpenRouter.Aot;

/// <summary>One answer of a streamed chat, as far as it has come.</summary>
internal sealed class ChoiceParts
{
    private readonly StringBuilder content = new();
    private readonly StringBuilder reasoning = new();
    private readonly StringBuilder refusal = new();
    private readonly ReasoningParts reasoningDetails = new();
    private readonly List<ToolCallParts> toolCalls = [];
    private readonly List<ContentPart> images = [];
    private readonly List<TurnAnnotation> annotations = [];
    private readonly LogprobParts logprobs = new();
    private readonly JsonMembersJoin choiceExtra = new();
    private readonly JsonMembersJoin turnExtra = new();
    private AudioParts? audio;
    private TurnRole? role;
    private FinishReason? finishReason;
    private string? nativeFinishReason;
    private ApiError? error;

    public string Text => content.ToString();

    public void Add(ChatChunkChoice choice)
    {
        // The final usage chunk repeats the finish reason: the first one counts.
        finishReason ??= choice.FinishReason;
        nativeFinishReason ??= choice.NativeFinishReason;
        error ??= choice.Error;
        logprobs.Add(choice.Logprobs);
        choiceExtra.Add(choice.Extra);
        if (choice.Delta is not { } delta)
            return;

        role ??= delta.Role;
        content.Append(delta.Content?.Text);
        reasoning.Append(delta.Reasoning);
        refusal.Append(delta.Refusal);
        reasoningDetails.Add(delta.ReasoningDetails);
        images.AddRange(delta.Images ?? []);
        annotations.AddRange(delta.Annotations ?? []);
        if (delta.Audio is { } piece)
            (audio ??= new AudioParts()).Add(piece);
        turnExtra.Add(delta.Extra);
        foreach (ToolCall call in delta.ToolCalls ?? [])
            Find(call).Add(call);
    }

    public ChatChoice ToChoice(int index) => new()
    {
        Index = index,
        FinishReason = finishReason,
        NativeFinishReason = nativeFinishReason,
        Logprobs = logprobs.ToLogprobs(),
        Error = error,
        Extra = choiceExtra.ToExtra(),
        Message = new ChatTurn
        {
            Role = role ?? TurnRole.Assistant,
            Content = content.Length > 0 || toolCalls.Count == 0 ? content.ToString() : (TurnContent?)null,
            Reasoning = reasoning.Length > 0 ? reasoning.ToString() : null,
            Refusal = refusal.Length > 0 ? refusal.ToString() : null,
            ReasoningDetails = reasoningDetails.ToList(),
            Images = images.Count > 0 ? images : null,
            Annotations = annotations.Count > 0 ? annotations : null,
            Audio = audio?.ToAudio(),
            ToolCalls = toolCalls.Count > 0 ? toolCalls.ConvertAll(static parts => parts.ToToolCall()) : null,
            Extra = turnExtra.ToExtra(),
        },
    };

    // Some providers send no index: then an id that is new begins a call, and what has none goes on with the last one.
    private ToolCallParts Find(ToolCall call)
    {
        int last = toolCalls.Count - 1;
        int index = call.Index ?? (last < 0 ? 0 : toolCalls[last].Index);
        if (call.Index is null && call.Id is { Length: > 0 } id && last >= 0)
            index = toolCalls.Find(parts => parts.Id == id)?.Index ?? index + 1;
        int place = toolCalls.FindIndex(parts => parts.Index >= index);
        if (place >= 0 && toolCalls[place].Index == index)
            return toolCalls[place];
        var added = new ToolCallParts(index);
        toolCalls.Insert(place < 0 ? toolCalls.Count : place, added);
        return added;
    }
}
