namespace OpenRouter.Aot;

/// <summary>What stands in the place of a piece of JSON.</summary>
/// <param name="start">Where the piece begins.</param>
/// <param name="end">Where it ends.</param>
/// <param name="text">What stands there instead; nothing cuts it out.</param>
internal sealed class JsonEdit(int start, int end, ReadOnlyMemory<byte> text)
{
    public int Start => start;

    public int End => end;

    public ReadOnlySpan<byte> Text => text.Span;

    /// <summary>Adds it in its place.</summary>
    /// <param name="edits">Edits in their order.</param>
    public void AddTo(List<JsonEdit> edits)
    {
        int place = edits.Count;
        while (place > 0 && edits[place - 1].Start > start)
            place--;
        edits.Insert(place, this);
    }
}
