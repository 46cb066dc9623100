namespace OpenRouter.Aot.Benchmarks;

/// <summary>What a method promises: at most so many times its floor, at every size.</summary>
/// <param name="name">The method.</param>
/// <param name="limit">How many times the floor.</param>
internal sealed class Bar(string name, double limit)
{
    private double worst;
    private int worstKeys;
    private double bytes;

    public string Name => name;

    public bool IsKept => worst <= limit && bytes == 0;

    public void Note(int keys, double ratio, double allocated)
    {
        bytes = Math.Max(bytes, allocated);
        if (ratio > worst)
            (worst, worstKeys) = (ratio, keys);
    }

    public override string ToString() =>
        $"{(IsKept ? "kept" : "MISSED"),-6}  {name}: at most {limit} times the floor, 0 B; at worst {worst:F2} with {worstKeys:N0} keys, {bytes:0.##} B";
}
