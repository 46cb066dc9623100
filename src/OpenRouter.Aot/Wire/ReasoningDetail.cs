namespace OpenRouter.Aot;

/// <summary>
/// A piece of signed or encrypted reasoning in the history of a body: an element of <c>reasoning_details</c>, a block of thinking, or an item of
/// reasoning. It is good for the models of one family alone.
/// </summary>
/// <param name="start">Where the element begins.</param>
/// <param name="end">Where it ends, without the comma after it.</param>
/// <param name="family">The family that made it; null where its format does not tell.</param>
internal sealed class ReasoningDetail(int start, int end, string? family)
{
    public int Start => start;

    public int End => end;

    public string? Family => family;

    /// <summary>The ranges that take elements out of a JSON text, with a comma each and what is blank around it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="details">The elements, in their order.</param>
    /// <param name="cuts">Gets the cuts, in their order.</param>
    public static void Cut(ReadOnlySpan<byte> json, ReadOnlySpan<ReasoningDetail> details, List<JsonEdit> cuts)
    {
        for (int i = 0; i < details.Length;)
        {
            // Neighbours go as one: the comma before the last of them may be that of another.
            int start = details[i].Start;
            int end;
            bool isLast;
            do
            {
                end = SkipBlank(json, details[i].End);
                isLast = json[end] != (byte)',';
                end = isLast ? details[i].End : SkipBlank(json, end + 1);
                i++;
            }
            while (!isLast && i < details.Length && details[i].Start == end);

            if (isLast)
                start = FindComma(json, start) ?? start;
            cuts.Add(new JsonEdit(start, end, default));
        }
    }

    private static int SkipBlank(ReadOnlySpan<byte> json, int at)
    {
        while (json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    // Of the comma before an element; null where the element is the first.
    private static int? FindComma(ReadOnlySpan<byte> json, int at)
    {
        do
            at--;
        while (json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
        return json[at] == (byte)',' ? at : null;
    }
}
