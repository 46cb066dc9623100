using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Reads the chunks of one streamed answer as updates. Not safe for use by several threads.</summary>
/// <param name="audioFormat">The format that audio was asked for in.</param>
internal sealed class StreamedAnswer(string? audioFormat)
{
    // Only what comes in pieces that must be put together goes in.
    private readonly ChatAccumulator whole = new();
    private ChatChunk? last;
    private string? id;
    private string? model;
    private DateTimeOffset? createdAt;
    private ChatFinishReason? finishReason;
    private bool hasPieces;
    private bool hasReasoningText;

    /// <summary>What a chunk brings.</summary>
    public ChatResponseUpdate Read(ChatChunk chunk)
    {
        last = chunk;
        // Some providers name the answer otherwise from chunk to chunk; it is one message all the same.
        id ??= chunk.Id is { Length: > 0 } given ? given : null;
        model = chunk.Model is { Length: > 0 } served ? served : model;
        createdAt ??= AnswerFigures.Read(chunk.Created);
        ChatResponseUpdate update = Create(chunk);
        var contents = (List<AIContent>)update.Contents;
        if (FirstChoice(chunk) is { } choice)
        {
            if (choice.Delta is { } delta)
                Add(chunk, delta, contents);
            finishReason = AnswerFigures.Read(choice.FinishReason) ?? finishReason;
            update.FinishReason = AnswerFigures.Read(choice.FinishReason);
        }

        if (chunk.Usage is { } usage)
        {
            contents.Add(new UsageContent(AnswerFigures.Read(usage)!) { RawRepresentation = usage });
            if (usage.Cost is { } cost)
                update.AdditionalProperties = new() { [CarriedMembers.Cost] = cost };
        }

        return update;
    }

    /// <summary>What could be told only at the end: the reasoning's details, audio, calls; null where there is none of it.</summary>
    public ChatResponseUpdate? End()
    {
        if (!hasPieces || last is null || whole.ToCompletion().Choices is not [{ Message: { } turn }, ..])
            return null;
        ChatResponseUpdate update = Create(last);
        update.FinishReason = finishReason;
        var contents = (List<AIContent>)update.Contents;
        if (turn.ReasoningDetails is { Count: > 0 } details && ReasoningCarrier.ToContent(text: null, details) is { } carrier)
        {
            // The text has been streamed already.
            if (hasReasoningText)
                carrier.Text = "";
            contents.Add(carrier);
        }

        AnswerContents.AddAudio(turn.Audio, audioFormat, contents);
        AnswerContents.AddCalls(turn.ToolCalls, id, contents);
        return update;
    }

    private void Add(ChatChunk chunk, ChatTurn delta, List<AIContent> contents)
    {
        string? reasoning = delta.Reasoning is { Length: > 0 } text ? text
            : delta.ReasoningDetails is { Count: > 0 } details && ReasoningCarrier.TextOf(details) is { Length: > 0 } told ? told : null;
        if (reasoning is not null)
        {
            hasReasoningText = true;
            contents.Add(new TextReasoningContent(reasoning));
        }

        AnswerContents.AddSaid(delta, contents);
        if (delta.ReasoningDetails is not { Count: > 0 } && delta.ToolCalls is not { Count: > 0 } && delta.Audio is null)
            return;
        hasPieces = true;
        whole.Add(chunk);
    }

    private ChatResponseUpdate Create(ChatChunk chunk) => new(ChatRole.Assistant, new List<AIContent>())
    {
        ResponseId = id,
        MessageId = id,
        ModelId = model,
        CreatedAt = createdAt,
        RawRepresentation = chunk,
    };

    private static ChatChunkChoice? FirstChoice(ChatChunk chunk)
    {
        foreach (ChatChunkChoice choice in chunk.Choices ?? [])
        {
            if (choice.Index is null or 0)
                return choice;
        }

        return null;
    }
}
