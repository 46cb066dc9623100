using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Puts a streamed chat together: text and reasoning in order, tool-call fragments by index, the usage and the finish reason once.
/// Not safe for use by several threads.
/// </summary>
public sealed class ChatAccumulator
{
    private readonly ChatCompletion completion = new();
    private readonly SortedDictionary<int, ChoiceParts> choices = [];
    private readonly ExtraMembers extra = new();

    /// <summary>The text of the first choice so far.</summary>
    public string Text => choices.TryGetValue(0, out ChoiceParts? first) ? first.Content.ToString() : "";

    /// <summary>Adds the next chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    public void Add(ChatChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        completion.Id ??= chunk.Id;
        completion.Created ??= chunk.Created;
        completion.Model = chunk.Model is { Length: > 0 } model ? model : completion.Model;
        completion.Provider ??= chunk.Provider;
        completion.Usage = chunk.Usage ?? completion.Usage;
        completion.Error ??= chunk.Error;
        extra.Add(chunk.Extra);
        foreach (ChatChunkChoice? choice in chunk.Choices ?? [])
        {
            if (choice is null)
                continue;
            int index = choice.Index ?? 0;
            if (!choices.TryGetValue(index, out ChoiceParts? parts))
                choices.Add(index, parts = new ChoiceParts());
            parts.Add(choice);
        }
    }

    /// <summary>The whole answer so far.</summary>
    public ChatCompletion ToCompletion()
    {
        extra.Set("object", "chat.completion");
        completion.Extra = extra.ToMembers();
        completion.Choices = [.. choices.Select(pair => pair.Value.ToChoice(pair.Key))];
        return completion;
    }

    private sealed class ChoiceParts
    {
        private readonly StringBuilder reasoning = new();
        private readonly StringBuilder refusal = new();
        private readonly SortedDictionary<int, ToolCallParts> toolCalls = [];
        private readonly List<JsonElement> reasoningDetails = [];
        private readonly List<JsonElement> images = [];
        private readonly AudioPieces audio = new();
        private readonly ExtraMembers choiceExtra = new();
        private readonly ExtraMembers turnExtra = new();
        private TurnRole? role;
        private FinishReason? finishReason;
        private string? nativeFinishReason;
        private ApiError? error;

        public StringBuilder Content { get; } = new();

        public void Add(ChatChunkChoice choice)
        {
            // The final usage chunk repeats the finish reason: the first one counts.
            finishReason ??= choice.FinishReason;
            nativeFinishReason ??= choice.NativeFinishReason;
            error ??= choice.Error;
            choiceExtra.Add(choice.Extra);
            if (choice.Delta is not { } delta)
                return;

            role ??= delta.Role;
            Content.Append(delta.Content?.Text);
            reasoning.Append(delta.Reasoning);
            refusal.Append(delta.Refusal);
            reasoningDetails.AddRange(delta.ReasoningDetails ?? []);
            images.AddRange(delta.Images ?? []);
            audio.Add(delta.Audio);
            turnExtra.Add(delta.Extra);
            foreach (ToolCall? call in delta.ToolCalls ?? [])
            {
                if (call is null)
                    continue;
                int index = call.Index ?? IndexOf(call);
                if (!toolCalls.TryGetValue(index, out ToolCallParts? parts))
                    toolCalls.Add(index, parts = new ToolCallParts());
                parts.Add(call);
            }
        }

        // Some providers send no index: then an id that is new begins a call, and what has none goes on with the last one.
        private int IndexOf(ToolCall call)
        {
            if (call.Id is not { Length: > 0 } id || toolCalls.Count == 0)
                return toolCalls.Count == 0 ? 0 : toolCalls.Last().Key;
            foreach ((int index, ToolCallParts parts) in toolCalls)
            {
                if (parts.Id == id)
                    return index;
            }

            return toolCalls.Last().Key + 1;
        }

        public ChatChoice ToChoice(int index) => new()
        {
            Index = index,
            FinishReason = finishReason,
            NativeFinishReason = nativeFinishReason,
            Error = error,
            Extra = choiceExtra.ToMembers(),
            Message = new ChatTurn
            {
                Role = role ?? TurnRole.Assistant,
                Content = Content.Length > 0 || toolCalls.Count == 0 ? Content.ToString() : (TurnContent?)null,
                Reasoning = reasoning.Length > 0 ? reasoning.ToString() : null,
                Refusal = refusal.Length > 0 ? refusal.ToString() : null,
                ReasoningDetails = reasoningDetails.Count > 0 ? reasoningDetails : null,
                Images = images.Count > 0 ? images : null,
                Audio = audio.ToAudio(),
                ToolCalls = toolCalls.Count > 0 ? [.. toolCalls.Select(pair => pair.Value.ToToolCall(pair.Key))] : null,
                Extra = turnExtra.ToMembers(),
            },
        };
    }

    private sealed class ToolCallParts
    {
        private readonly StringBuilder arguments = new();
        private string? type;
        private string? name;
        private readonly ExtraMembers extra = new();

        public string? Id { get; private set; }

        public void Add(ToolCall call)
        {
            // Later fragments carry null or "" where the first one carried the value.
            Id = call.Id is { Length: > 0 } callId ? Id ?? callId : Id;
            type = call.Type is { Length: > 0 } callType ? type ?? callType : type;
            name = call.Function?.Name is { Length: > 0 } callName ? name ?? callName : name;
            arguments.Append(call.Function?.Arguments);
            extra.Add(call.Extra);
        }

        public ToolCall ToToolCall(int index) => new()
        {
            Index = index,
            Id = Id,
            Type = type,
            Function = new FunctionCall { Name = name, Arguments = arguments.ToString() },
            Extra = extra.ToMembers(),
        };
    }
}
