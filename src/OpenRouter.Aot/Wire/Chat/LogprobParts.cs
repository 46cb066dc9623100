namespace OpenRouter.Aot;

/// <summary>The likelihoods of a streamed answer's tokens, as far as they have come.</summary>
internal sealed class LogprobParts
{
    private readonly JsonMembersJoin extra = new();
    private List<TokenLogprob>? content;
    private List<TokenLogprob>? refusal;
    private bool hasAny;

    public void Add(ChatLogprobs? piece)
    {
        if (piece is null)
            return;
        hasAny = true;
        if (piece.Content is { } tokens)
            (content ??= []).AddRange(tokens);
        if (piece.Refusal is { } refused)
            (refusal ??= []).AddRange(refused);
        extra.Add(piece.Extra);
    }

    public ChatLogprobs? ToLogprobs() => hasAny ? new ChatLogprobs { Content = content, Refusal = refusal, Extra = extra.ToExtra() } : null;
}
