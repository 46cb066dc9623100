namespace OpenRouter.Aot.Responses;

/// <summary>One item of a stream, as far as it has come.</summary>
internal sealed class ResponseItemPieces
{
    private readonly SortedDictionary<int, ResponsePartPieces> content = [];
    private readonly SortedDictionary<int, ResponsePartPieces> summary = [];
    private readonly ResponseTextPieces arguments = new();
    private readonly ResponseTextPieces input = new();
    private readonly ResponseTextPieces code = new();
    private ResponseItem? begun;
    private ResponseItem? whole;
    private string? name;

    public string? Id { get; set; }

    public void Add(ResponseEvent next, ResponsePieceKind kind)
    {
        switch (kind)
        {
            case ResponsePieceKind.Item when next.Type == ResponseEventType.OutputItemAdded:
                begun ??= next.Item;
                break;
            case ResponsePieceKind.Item:
                whole ??= next.Item;
                break;
            case ResponsePieceKind.Content:
                Part(content, next.ContentIndex, next).Add(next);
                break;
            case ResponsePieceKind.Summary:
                Part(summary, next.SummaryIndex, next).Add(next);
                break;
            case ResponsePieceKind.Arguments:
                name ??= next.Name;
                arguments.Add(next.Delta, next.Arguments);
                break;
            case ResponsePieceKind.Input:
                input.Add(next.Delta, next.Input);
                break;
            case ResponsePieceKind.Code:
                code.Add(next.Delta, next.Code);
                break;
        }
    }

    public ResponseItem ToItem()
    {
        if (whole is not null)
            return whole;
        ResponseItem item = begun is null ? new ResponseItem { Type = Guess(), Id = Id } : JsonCopy.Of(begun);
        if (item.Type == ResponseItemType.Message)
            item.Role ??= ResponseRole.Assistant;
        if (content.Count > 0)
            item.Content = content.Values.Select(static pieces => pieces.ToPart()).ToArray();
        if (summary.Count > 0)
            item.Summary = [.. summary.Values.Select(static pieces => pieces.ToPart())];
        item.Name ??= name;
        item.Arguments = arguments.ToText() ?? item.Arguments;
        item.Input = input.ToText() ?? item.Input;
        item.Code = code.ToText() ?? item.Code;
        return item;
    }

    // Without an index, a part that begins is a new one, and all else goes on with the last.
    private static ResponsePartPieces Part(SortedDictionary<int, ResponsePartPieces> parts, int? told, ResponseEvent next)
    {
        int last = parts.Count == 0 ? -1 : parts.Keys.Last();
        bool isNew = next.Type == ResponseEventType.ContentPartAdded || next.Type == ResponseEventType.ReasoningSummaryPartAdded;
        int index = told ?? (isNew || last < 0 ? last + 1 : last);
        if (!parts.TryGetValue(index, out ResponsePartPieces? part))
            parts.Add(index, part = new ResponsePartPieces());
        return part;
    }

    // What an item was whose beginning did not come.
    private ResponseItemType Guess() => !arguments.IsEmpty || name is not null ? ResponseItemType.FunctionCall
        : !input.IsEmpty ? ResponseItemType.CustomToolCall
        : !code.IsEmpty ? ResponseItemType.CodeInterpreterCall
        : summary.Count > 0 || content.Values.Any(static part => part.IsReasoning) ? ResponseItemType.Reasoning
        : ResponseItemType.Message;
}
