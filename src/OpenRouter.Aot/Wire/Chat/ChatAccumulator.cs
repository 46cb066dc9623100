namespace OpenRouter.Aot;

/// <summary>
/// Puts a streamed chat together: text and reasoning in order, tool-call fragments by index, the usage and the finish reason once.
/// Not safe for use by several threads.
/// </summary>
public sealed class ChatAccumulator
{
    private readonly ChatCompletion completion = new();
    private readonly SortedList<int, ChoiceParts> choices = [];
    private readonly JsonMembersJoin extra = new();

    /// <summary>The text of the first choice so far.</summary>
    public string Text => choices.TryGetValue(0, out ChoiceParts? first) ? first.Text : "";

    /// <summary>Adds the next chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    public void Add(ChatChunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        completion.Id ??= chunk.Id;
        completion.Created ??= chunk.Created;
        completion.Model = chunk.Model is { Length: > 0 } model ? model : completion.Model;
        completion.Provider ??= chunk.Provider;
        completion.SystemFingerprint ??= chunk.SystemFingerprint;
        completion.ServiceTier = chunk.ServiceTier ?? completion.ServiceTier;
        completion.Citations = chunk.Citations ?? completion.Citations;
        completion.OpenrouterMetadata = chunk.OpenrouterMetadata ?? completion.OpenrouterMetadata;
        completion.Usage = chunk.Usage ?? completion.Usage;
        completion.UserId ??= chunk.UserId;
        completion.Error ??= chunk.Error;
        extra.Add(chunk.Extra);
        foreach (ChatChunkChoice choice in chunk.Choices ?? [])
        {
            int index = choice.Index ?? 0;
            if (!choices.TryGetValue(index, out ChoiceParts? parts))
                choices.Add(index, parts = new ChoiceParts());
            parts.Add(choice);
        }
    }

    /// <summary>The whole answer so far.</summary>
    public ChatCompletion ToCompletion()
    {
        completion.Object = ObjectKind.ChatCompletion;
        completion.Extra = extra.ToExtra();
        var whole = new ChatChoice[choices.Count];
        for (int i = 0; i < whole.Length; i++)
            whole[i] = choices.GetValueAtIndex(i).ToChoice(choices.GetKeyAtIndex(i));
        completion.Choices = whole;
        return completion;
    }
}
