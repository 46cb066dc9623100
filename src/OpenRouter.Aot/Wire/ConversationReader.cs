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
    /// <param name="reader">Stands before the value of <c>system</c> or <c>instructions</c>, and is left at its end.</param>
    public void ReadInstructions(ref JsonReader reader)
    {
        bool isNull = reader.Next == JsonValueKind.Null;
        int start = reader.Position;
        reader.Skip();
        instructions = isNull ? null : start..reader.Position;
    }

    /// <summary>Reads the turns.</summary>
    /// <param name="reader">Stands before the value of <c>messages</c> or <c>input</c>, and is left at its end.</param>
    public void ReadTurns(ref JsonReader reader)
    {
        // Should the member stand there twice, the last one counts.
        (system, opening, hasAssistant) = (null, null, false);
        if (!reader.TryBeginArray())
        {
            reader.Skip();
            return;
        }

        while (reader.NextItem())
        {
            if (reader.Next == JsonValueKind.Object)
                ReadTurn(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadTurn(ref JsonReader reader)
    {
        int start = reader.Position;
        int before = details?.Count ?? 0;
        Role role = Role.None;
        bool isReasoning = false, isCall = false, isSealed = false;
        string? family = null;
        Range? content = null;
        reader.TryBeginObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("role"u8))
            {
                role = ReadRole(ref reader);
            }
            else if (name.SequenceEqual("content"u8))
            {
                int from = reader.Position;
                ReadDetails(ref reader);
                content = from..reader.Position;
            }
            else if (name.SequenceEqual("reasoning_details"u8))
            {
                ReadDetails(ref reader);
            }
            else if (name.SequenceEqual("type"u8))
            {
                ReadOnlySpan<byte> type = ReadWord(ref reader);
                isReasoning = type.SequenceEqual("reasoning"u8);
                isCall = type.EndsWith("_call"u8);
            }
            else if (name.SequenceEqual("encrypted_content"u8) || name.SequenceEqual("signature"u8))
            {
                isSealed |= !ReadRaw(ref reader).IsEmpty;
            }
            else if (name.SequenceEqual("format"u8))
            {
                family = ModelFamily.OfFormat(ReadRaw(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        bool isAssistant = role == Role.Assistant || (role == Role.None && (isReasoning || isCall));
        hasAssistant |= isAssistant;
        if (details is not null && (!isAssistant || isReasoning))
            details.RemoveRange(before, details.Count - before);
        if (isReasoning && isSealed)
            (details ??= []).Add(new ReasoningDetail(start, reader.Position, family));
        if (role == Role.System)
            system ??= content;
        else if (role != Role.None)
            opening ??= content;
    }

    // The elements of `reasoning_details`, or the parts of a content, of which some are thinking.
    private void ReadDetails(ref JsonReader reader)
    {
        if (!reader.TryBeginArray())
        {
            reader.Skip();
            return;
        }

        while (reader.NextItem())
        {
            if (reader.Next == JsonValueKind.Object)
                ReadDetail(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadDetail(ref JsonReader reader)
    {
        int start = reader.Position;
        bool isReasoning = false, isSealed = false;
        string? family = null;
        reader.TryBeginObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("type"u8))
            {
                ReadOnlySpan<byte> type = ReadWord(ref reader);
                bool isEncrypted = type.SequenceEqual("reasoning.encrypted"u8) || type.SequenceEqual("redacted_thinking"u8);
                isSealed |= isEncrypted;
                isReasoning = isEncrypted || type.SequenceEqual("thinking"u8) || type.StartsWith("reasoning."u8);
            }
            else if (name.SequenceEqual("signature"u8))
            {
                isSealed |= !ReadRaw(ref reader).IsEmpty;
            }
            else if (name.SequenceEqual("format"u8))
            {
                family = ModelFamily.OfFormat(ReadRaw(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        if (isReasoning && isSealed)
            (details ??= []).Add(new ReasoningDetail(start, reader.Position, family));
    }

    private static ulong HashOf(ReadOnlySpan<byte> json, Range? content) => content is { } range ? JsonHash.OfContent(json[range]) : 0;

    private static Role ReadRole(ref JsonReader reader)
    {
        bool isText = reader.Next == JsonValueKind.String;
        ReadOnlySpan<byte> role = ReadWord(ref reader);
        return role.SequenceEqual("assistant"u8) ? Role.Assistant
            : role.SequenceEqual("system"u8) || role.SequenceEqual("developer"u8) ? Role.System
            : isText ? Role.Other
            : Role.None;
    }

    /// <summary>Reads a text; empty where the value is none.</summary>
    private static ReadOnlySpan<byte> ReadWord(ref JsonReader reader)
    {
        if (reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped))
            return isEscaped ? JsonEscapes.Unescape(text) : text;
        reader.Skip();
        return default;
    }

    /// <summary>Reads a text as it is written, for it may be long; empty where the value is none.</summary>
    private static ReadOnlySpan<byte> ReadRaw(ref JsonReader reader)
    {
        if (reader.TryReadText(out ReadOnlySpan<byte> text, out _))
            return text;
        reader.Skip();
        return default;
    }
}
