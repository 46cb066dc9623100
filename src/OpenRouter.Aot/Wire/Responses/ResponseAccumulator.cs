namespace OpenRouter.Aot.Responses;

/// <summary>
/// Puts a streamed response together. The last event normally holds the whole of it; where it does not, or never came, it is made of what came before:
/// items in order, their texts, reasoning and arguments piece by piece. Not safe for use by several threads.
/// </summary>
public sealed class ResponseAccumulator
{
    private readonly SortedDictionary<int, ResponseItemPieces> items = [];
    private ResponseAnswer? told;
    private ApiError? error;
    private ResponseStatus? end;
    private int lastDelta = -1;

    /// <summary>The text of all messages so far.</summary>
    public string Text => IsTold ? told!.Text : ResponseText.Of(items.Values.Select(static pieces => pieces.ToItem()));

    // The end of a response that broke tells no items, though some had come.
    private bool IsTold => told?.Output is { Count: > 0 } && (end is not null || items.Count == 0);

    /// <summary>Adds the next event. What comes after the end changes nothing, nor does a piece that comes again.</summary>
    /// <param name="next">The event.</param>
    public void Add(ResponseEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (end is not null || IsRepeated(next))
            return;
        told = next.Response ?? told;
        switch (next.Type?.Value)
        {
            case "response.completed":
                end = ResponseStatus.Completed;
                break;
            case "response.incomplete":
                end = ResponseStatus.Incomplete;
                break;
            case "response.failed" or "response.error" or "error":
                error = next.Error ?? next.Response?.Error ?? next.ToError();
                end = ResponseStatus.Failed;
                break;
            default:
                if (ResponsePieceKinds.Of(next.Type?.Value) is not ResponsePieceKind.None and var kind)
                    Find(next, kind).Add(next, kind);
                break;
        }
    }

    /// <summary>The whole response so far.</summary>
    public ResponseAnswer ToAnswer()
    {
        if (IsTold && error is null)
            return told!;
        ResponseAnswer answer = told is null ? new ResponseAnswer { Object = ObjectKind.Response } : JsonCopy.Of(told);
        if (!IsTold)
            answer.Output = [.. items.Values.Select(static pieces => pieces.ToItem())];
        answer.Status = end ?? answer.Status;
        answer.Error ??= error;
        return answer;
    }

    // Events are numbered. What is complete is taken again, whatever its number: it repairs what a wrong number made miss.
    private bool IsRepeated(ResponseEvent next)
    {
        if (next.Delta is null || next.SequenceNumber is not > 0)
            return false;
        if (next.SequenceNumber <= lastDelta)
            return true;
        lastDelta = next.SequenceNumber.Value;
        return false;
    }

    // Without an index the id tells the item. Without either, an item that begins is a new one, and all else goes on with the last.
    private ResponseItemPieces Find(ResponseEvent next, ResponsePieceKind kind)
    {
        int last = items.Count == 0 ? -1 : items.Keys.Last();
        string? id = next.ItemId ?? next.Item?.Id;
        bool isNew = kind == ResponsePieceKind.Item && next.Type == ResponseEventType.OutputItemAdded;
        int index = next.OutputIndex ?? IndexOf(id) ?? (isNew || last < 0 || (id is not null && items[last].Id is not null) ? last + 1 : last);
        if (!items.TryGetValue(index, out ResponseItemPieces? pieces))
            items.Add(index, pieces = new ResponseItemPieces());
        pieces.Id ??= id;
        return pieces;
    }

    private int? IndexOf(string? id)
    {
        if (id is null)
            return null;
        foreach ((int index, ResponseItemPieces pieces) in items)
        {
            if (pieces.Id == id)
                return index;
        }

        return null;
    }
}
