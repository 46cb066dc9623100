namespace OpenRouter.Aot.Messages;

/// <summary>
/// Puts a streamed message together: blocks in order, their texts, reasoning and inputs piece by piece, the usage as it was told last, and the end once.
/// Not safe for use by several threads.
/// </summary>
public sealed class MessageAccumulator
{
    private readonly SortedDictionary<int, MessageBlockPieces> blocks = [];
    private MessageAnswer? begun;
    private MessageDelta? end;
    private MessageUsage? usage;
    private RawJson? contextManagement;
    private RoutingMetadata? routing;
    private ApiError? error;
    private bool hasEnded;

    /// <summary>The text so far.</summary>
    public string Text => blocks.Count == 0
        ? begun?.Text ?? ""
        : MessageText.Of(blocks.Values.Select(static pieces => pieces.ToBlock()), MessageBlockType.Text, static block => block.Text);

    /// <summary>Adds the next event. What comes after the end changes nothing, nor does a beginning that comes again.</summary>
    /// <param name="next">The event.</param>
    public void Add(MessageEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (hasEnded)
            return;
        routing = next.OpenrouterMetadata ?? routing;
        contextManagement = next.ContextManagement ?? contextManagement;
        usage = MessageUsage.Merge(usage, next.Usage);
        switch (next.Type?.Value)
        {
            case "message_start":
                begun ??= next.Message;
                usage = MessageUsage.Merge(next.Message?.Usage, usage);
                break;
            case "content_block_start" when next.ContentBlock is not null:
                Find(next, isNew: true).Begin(next.ContentBlock);
                break;
            case "content_block_delta" when next.Delta is not null:
                Find(next, isNew: false).Add(next.Delta);
                break;
            case "message_delta":
                end = next.Delta is { StopReason: not null } || end is null ? next.Delta : end;
                break;
            case "message_stop":
                hasEnded = true;
                break;
            case "error":
                error = next.Error;
                hasEnded = true;
                break;
        }
    }

    /// <summary>The whole message so far.</summary>
    public MessageAnswer ToAnswer()
    {
        MessageAnswer answer = begun is null ? new MessageAnswer { Type = "message", Role = MessageRole.Assistant } : JsonCopy.Of(begun);
        if (blocks.Count > 0 || answer.Content is null)
            answer.Content = [.. blocks.Values.Select(static pieces => pieces.ToBlock())];
        answer.StopReason = end?.StopReason ?? answer.StopReason;
        answer.StopSequence = end?.StopSequence ?? answer.StopSequence;
        answer.StopDetails = end?.StopDetails ?? answer.StopDetails;
        answer.Container = end?.Container ?? answer.Container;
        answer.Usage = usage;
        answer.ContextManagement = contextManagement ?? answer.ContextManagement;
        answer.OpenrouterMetadata = routing ?? answer.OpenrouterMetadata;
        answer.Error = error ?? answer.Error;
        return answer;
    }

    // Without an index, a block that begins is a new one, and a piece goes on with the last.
    private MessageBlockPieces Find(MessageEvent next, bool isNew)
    {
        int last = blocks.Count == 0 ? -1 : blocks.Keys.Last();
        int index = next.Index ?? (isNew || last < 0 ? last + 1 : last);
        if (!blocks.TryGetValue(index, out MessageBlockPieces? pieces))
            blocks.Add(index, pieces = new MessageBlockPieces());
        return pieces;
    }
}
