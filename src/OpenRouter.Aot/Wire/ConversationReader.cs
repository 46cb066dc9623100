using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads the turns of a conversation on the way over a body: what identifies it, whether the assistant has spoken, and which reasoning in it is
/// signed or encrypted. Knows the turns of chats, of <c>/responses</c> and of <c>/messages</c> by their shape.
/// </summary>
internal struct ConversationReader
{
    private List<ReasoningDetail>? details;
    private ulong instructions;
    private ulong system;
    private ulong opening;
    private bool hasAssistant;

    private enum Role
    {
        None,
        System,
        Assistant,
        Other,
    }

    /// <summary>
    /// A hash of the first system or developer message and the first other one, by which OpenRouter tells conversations apart
    /// (openrouter.ai/docs, prompt caching); 0 where the assistant has not spoken yet.
    /// </summary>
    public readonly ulong Hash =>
        hasAssistant ? Math.Max(1, JsonHash.Combine(instructions != 0 ? instructions : system, opening)) : 0;

    /// <summary>The signed or encrypted reasoning, in its order.</summary>
    public readonly ReasoningDetail[] Details => details is null ? [] : [.. details];

    /// <summary>Reads instructions that stand beside the turns.</summary>
    /// <param name="reader">Stands on the value of <c>system</c> or <c>instructions</c>, and is left at its end.</param>
    public void ReadInstructions(ref Utf8JsonReader reader) =>
        instructions = reader.TokenType == JsonTokenType.Null ? 0 : JsonHash.OfContent(ref reader);

    /// <summary>Reads the turns.</summary>
    /// <param name="reader">Stands on the value of <c>messages</c> or <c>input</c>, and is left at its end.</param>
    public void ReadTurns(ref Utf8JsonReader reader)
    {
        // Should the member stand there twice, the last one counts.
        (system, opening, hasAssistant) = (0, 0, false);
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
        Utf8JsonReader content = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("role"u8))
            {
                reader.Read();
                role = ReadRole(ref reader);
            }
            else if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                if (opening == 0 || system == 0)
                    content = reader;
                ReadDetails(ref reader);
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reader.Read();
                ReadDetails(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isReasoning = IsText(ref reader, "reasoning"u8);
                isCall = reader.TokenType == JsonTokenType.String && reader.ValueSpan.EndsWith("_call"u8);
            }
            else if (reader.ValueTextEquals("encrypted_content"u8) || reader.ValueTextEquals("signature"u8))
            {
                reader.Read();
                isSealed |= IsFilled(ref reader);
            }
            else if (reader.ValueTextEquals("format"u8))
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
        Identify(role, ref content);
    }

    private void Identify(Role role, ref Utf8JsonReader content)
    {
        if (content.TokenType == JsonTokenType.None || role == Role.None)
            return;
        ref ulong first = ref (role == Role.System ? ref system : ref opening);
        if (first == 0)
            first = JsonHash.OfContent(ref content);
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
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                bool isEncrypted = IsText(ref reader, "reasoning.encrypted"u8) || IsText(ref reader, "redacted_thinking"u8);
                isSealed |= isEncrypted;
                isReasoning = isEncrypted || IsText(ref reader, "thinking"u8)
                    || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.StartsWith("reasoning."u8));
            }
            else if (reader.ValueTextEquals("signature"u8))
            {
                reader.Read();
                isSealed |= IsFilled(ref reader);
            }
            else if (reader.ValueTextEquals("format"u8))
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

    private static Role ReadRole(ref Utf8JsonReader reader) =>
        IsText(ref reader, "assistant"u8) ? Role.Assistant
        : IsText(ref reader, "system"u8) || IsText(ref reader, "developer"u8) ? Role.System
        : reader.TokenType == JsonTokenType.String ? Role.Other
        : Role.None;

    private static bool IsText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text);

    private static bool IsFilled(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty;
}
