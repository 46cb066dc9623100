using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads the turns of a conversation on the way over a body: what identifies it, whether the assistant has spoken, and which reasoning in it is
/// signed or encrypted. Knows the turns of chats, of <c>/responses</c> and of <c>/messages</c> by their shape.
/// </summary>
internal struct ConversationReader
{
    private List<ReasoningDetail>? details;
    private Range? instructions;
    private Range? system;
    private Range? opening;
    private bool hasAssistant;

    private enum Role
    {
        None,
        System,
        Assistant,
        Other,
    }

    /// <summary>The signed or encrypted reasoning, in its order.</summary>
    public readonly ReasoningDetail[] Details => details is null ? [] : [.. details];

    /// <summary>
    /// A hash of the first system or developer message and the first other one, by which OpenRouter tells conversations apart
    /// (openrouter.ai/docs, prompt caching); 0 where the assistant has not spoken yet.
    /// </summary>
    /// <param name="json">The whole body.</param>
    public readonly ulong GetHash(ReadOnlySpan<byte> json) =>
        hasAssistant ? Math.Max(1, JsonHash.Combine(HashOf(json, instructions ?? system), HashOf(json, opening))) : 0;

    /// <summary>Reads instructions that stand beside the turns.</summary>
    /// <param name="reader">Stands on the value of <c>system</c> or <c>instructions</c>, and is left at its end.</param>
    public void ReadInstructions(ref Utf8JsonReader reader)
    {
        bool isNull = reader.TokenType == JsonTokenType.Null;
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        instructions = isNull ? null : start..(int)reader.BytesConsumed;
    }

    /// <summary>Reads the turns.</summary>
    /// <param name="reader">Stands on the value of <c>messages</c> or <c>input</c>, and is left at its end.</param>
    public void ReadTurns(ref Utf8JsonReader reader)
    {
        // Should the member stand there twice, the last one counts.
        (system, opening, hasAssistant) = (null, null, false);
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadTurn(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadTurn(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        int before = details?.Count ?? 0;
        Role role = Role.None;
        bool isReasoning = false, isCall = false, isSealed = false;
        string? family = null;
        Range? content = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref reader, "role"u8))
            {
                reader.Read();
                role = ReadRole(ref reader);
            }
            else if (JsonText.Is(ref reader, "content"u8))
            {
                reader.Read();
                int from = (int)reader.TokenStartIndex;
                ReadDetails(ref reader);
                reader.Skip();
                content = from..(int)reader.BytesConsumed;
            }
            else if (JsonText.Is(ref reader, "reasoning_details"u8))
            {
                reader.Read();
                ReadDetails(ref reader);
            }
            else if (JsonText.Is(ref reader, "type"u8))
            {
                reader.Read();
                isReasoning = IsText(ref reader, "reasoning"u8);
                isCall = reader.TokenType == JsonTokenType.String && reader.ValueSpan.EndsWith("_call"u8);
            }
            else if (JsonText.Is(ref reader, "encrypted_content"u8) || JsonText.Is(ref reader, "signature"u8))
            {
                reader.Read();
                isSealed |= IsFilled(ref reader);
            }
            else if (JsonText.Is(ref reader, "format"u8))
            {
                reader.Read();
                family = ModelFamily.OfFormat(ref reader);
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        bool isAssistant = role == Role.Assistant || (role == Role.None && (isReasoning || isCall));
        hasAssistant |= isAssistant;
        if (details is not null && (!isAssistant || isReasoning))
            details.RemoveRange(before, details.Count - before);
        if (isReasoning && isSealed)
            (details ??= []).Add(new ReasoningDetail(start, (int)reader.BytesConsumed, family));
        if (role == Role.System)
            system ??= content;
        else if (role != Role.None)
            opening ??= content;
    }

    // The elements of `reasoning_details`, or the parts of a content, of which some are thinking.
    private void ReadDetails(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadDetail(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadDetail(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        bool isReasoning = false, isSealed = false;
        string? family = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref reader, "type"u8))
            {
                reader.Read();
                bool isEncrypted = IsText(ref reader, "reasoning.encrypted"u8) || IsText(ref reader, "redacted_thinking"u8);
                isSealed |= isEncrypted;
                isReasoning = isEncrypted || IsText(ref reader, "thinking"u8)
                    || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.StartsWith("reasoning."u8));
            }
            else if (JsonText.Is(ref reader, "signature"u8))
            {
                reader.Read();
                isSealed |= IsFilled(ref reader);
            }
            else if (JsonText.Is(ref reader, "format"u8))
            {
                reader.Read();
                family = ModelFamily.OfFormat(ref reader);
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        if (isReasoning && isSealed)
            (details ??= []).Add(new ReasoningDetail(start, (int)reader.BytesConsumed, family));
    }

    private static ulong HashOf(ReadOnlySpan<byte> json, Range? content) => content is { } range ? JsonHash.OfContent(json[range]) : 0;

    private static Role ReadRole(ref Utf8JsonReader reader) =>
        IsText(ref reader, "assistant"u8) ? Role.Assistant
        : IsText(ref reader, "system"u8) || IsText(ref reader, "developer"u8) ? Role.System
        : reader.TokenType == JsonTokenType.String ? Role.Other
        : Role.None;

    private static bool IsText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.TokenType == JsonTokenType.String && JsonText.Is(ref reader, text);

    private static bool IsFilled(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty;
}
