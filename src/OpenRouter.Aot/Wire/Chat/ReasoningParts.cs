using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// The reasoning of a streamed answer in detail, as far as it has come. Fragments of one text or one summary that follow each other become one part, as
/// an answer that is no stream has it; the order is kept, and what is encrypted is never joined.
/// </summary>
internal sealed class ReasoningParts
{
    private readonly List<ReasoningPart> parts = [];
    private readonly StringBuilder text = new();

    public void Add(IReadOnlyList<ReasoningPart>? pieces)
    {
        foreach (ReasoningPart piece in pieces ?? [])
        {
            if (parts.Count > 0 && Continues(parts[^1], piece))
            {
                Join(parts[^1], piece);
                continue;
            }

            Finish();
            parts.Add(Copy(piece));
            text.Append(piece.Text ?? piece.Summary);
        }
    }

    /// <summary>The parts so far; null where none came.</summary>
    public IReadOnlyList<ReasoningPart>? ToList()
    {
        SetText();
        return parts.Count > 0 ? [.. parts] : null;
    }

    private static bool Continues(ReasoningPart part, ReasoningPart piece) =>
        part.Type == piece.Type && (piece.Type == ReasoningKind.Text || piece.Type == ReasoningKind.Summary)
        && part.Index == piece.Index && (piece.Id is null || part.Id is null || part.Id == piece.Id)
        // What follows a signature is another text.
        && part.Signature is not { Length: > 0 };

    private void Join(ReasoningPart part, ReasoningPart piece)
    {
        text.Append(piece.Text ?? piece.Summary);
        // A null that the part came with is kept until a value takes its place.
        if (piece.Signature is { } signature)
            part.Signature = signature;
        if (piece.Format is { } format && part.Format is null)
            part.Format = format;
        if (piece.Id is { } id && part.Id is null)
            part.Id = id;
        if (piece.Extra is not { } extra)
            return;
        foreach ((string name, RawJson value) in extra)
        {
            // Of a null the piece that began the part has told.
            if (value.Kind != System.Text.Json.JsonValueKind.Null)
                (part.Extra ??= new ExtraMembers())[name] = value;
        }
    }

    // A part of the caller's chunk must not grow under the caller.
    private static ReasoningPart Copy(ReasoningPart piece) => new()
    {
        Type = piece.Type,
        Text = piece.Text,
        Signature = piece.Signature,
        Summary = piece.Summary,
        Data = piece.Data,
        Format = piece.Format,
        Index = piece.Index,
        Id = piece.Id,
        ToolName = piece.ToolName,
        Arguments = piece.Arguments,
        Result = piece.Result,
        ToolCallId = piece.ToolCallId,
        Extra = piece.Extra is { } extra ? new ExtraMembers(extra.Members.ToArray(), extra.ShadowBits) : null,
    };

    private void Finish()
    {
        SetText();
        text.Clear();
    }

    private void SetText()
    {
        if (parts.Count == 0 || text.Length == 0)
            return;
        if (parts[^1].Type == ReasoningKind.Summary)
            parts[^1].Summary = text.ToString();
        else if (parts[^1].Type == ReasoningKind.Text)
            parts[^1].Text = text.ToString();
    }
}
