using System.Text;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>An assistant's message on its way back to the model: what came with reasoning, calls, images and remarks goes back with them.</summary>
internal sealed class AssistantTurn
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder reasoning = new();
    private readonly List<ReasoningPart> details = [];
    private readonly List<ToolCall> calls = [];
    private readonly List<ContentPart> images = [];
    private readonly List<TurnAnnotation> annotations = [];
    private readonly List<AIContent> others = [];
    private readonly string? name;
    private readonly string place;
    private string? refusal;
    private TurnAudio? audio;
    private bool hasText;

    public AssistantTurn(ChatMessage message, string place)
    {
        this.place = place;
        name = TurnWriter.NameOf(message);
        foreach (AIContent content in message.Contents)
            Add(content);
    }

    /// <summary>The turn; null where the message holds nothing that a model can be told.</summary>
    public ChatTurn? ToTurn()
    {
        TurnContent? content = hasText ? text.ToString() : default(TurnContent?);
        if (others.Count > 0)
            content = PartWriter.Write(hasText ? [new TextContent(text.ToString()), .. others] : others, place);
        if (content is null && reasoning.Length == 0 && details.Count == 0 && calls.Count == 0 && images.Count == 0 && refusal is null && audio is null)
            return null;
        return new ChatTurn
        {
            Role = TurnRole.Assistant,
            Name = name,
            Content = content ?? (calls.Count == 0 ? "" : default(TurnContent?)),
            // The details say it all, and say it signed.
            Reasoning = details.Count == 0 && reasoning.Length > 0 ? reasoning.ToString() : null,
            ReasoningDetails = details.Count > 0 ? details : null,
            ToolCalls = calls.Count > 0 ? calls : null,
            Refusal = refusal,
            Images = images.Count > 0 ? images : null,
            Annotations = annotations.Count > 0 ? annotations : null,
            Audio = audio,
        };
    }

    private void Add(AIContent content)
    {
        foreach (AIAnnotation annotation in content.Annotations ?? [])
        {
            if (annotation.RawRepresentation is TurnAnnotation raw)
                annotations.Add(raw);
            else if (CarriedMembers.Find(annotation.AdditionalProperties) is { } carried)
                annotations.Add(OpenRouterJson.Parse<TurnAnnotation>(carried.Utf8));
        }

        switch (content)
        {
            case TextReasoningContent thought:
                reasoning.Append(thought.Text);
                details.AddRange(ReasoningCarrier.Unpack(thought.ProtectedData) ?? []);
                break;
            case TextContent said:
                text.Append(said.Text);
                hasText |= said.Text.Length > 0;
                break;
            case FunctionCallContent call:
                calls.Add(Write(call));
                break;
            case ErrorContent { ErrorCode: AnswerContents.RefusalCode } refused:
                refusal = refusal + refused.Message;
                break;
            case DataContent or UriContent when IsAudioOfModel(content, out TurnAudio? spoken):
                audio = spoken;
                break;
            case DataContent or UriContent when PartWriter.Write(content, place) is { } part:
                if (part.Type == ContentKind.ImageUrl)
                    images.Add(part);
                else
                    others.Add(content);
                break;
        }
    }

    private static bool IsAudioOfModel(AIContent content, out TurnAudio? audio)
    {
        audio = content is DataContent data && data.HasTopLevelMediaType("audio") && CarriedMembers.Find(content.AdditionalProperties) is { } carried
            ? OpenRouterJson.Parse<TurnAudio>(carried.Utf8)
            : null;
        return audio is not null;
    }

    private ToolCall Write(FunctionCallContent call)
    {
        // What came beside id, name and arguments, such as a provider's signature, is in the members that are carried.
        ToolCall turn = CarriedMembers.Find(call.AdditionalProperties) is { } carried ? OpenRouterJson.Parse<ToolCall>(carried.Utf8) : new ToolCall();
        turn.Id = call.CallId;
        turn.Type ??= ToolKind.Function;
        turn.Function ??= new FunctionCall();
        turn.Function.Name = call.Name;
        turn.Function.Arguments = call.Arguments is { Count: > 0 } arguments ? JsonValueWriter.ToText(arguments, $"The arguments of the call '{call.CallId}' in {place}") : "{}";
        return turn;
    }
}
