namespace OpenRouter.Aot.Soak;

/// <summary>Draws what a schedule is made of, from one seed.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly Chance chance = new(seed);

    /// <summary>Whether something with this probability is so.</summary>
    public bool Hits(double probability) => chance.NextDouble() < probability;

    /// <summary>A whole number of at least the first and at most the second.</summary>
    public int Between(int least, int most) => least + (int)(chance.NextDouble() * (most - least + 1));

    public double Between(double least, double most) => least + (chance.NextDouble() * (most - least));

    /// <summary>A time up to another, in whole milliseconds.</summary>
    public TimeSpan UpTo(TimeSpan most) => TimeSpan.FromMilliseconds(Math.Floor(chance.NextDouble() * most.TotalMilliseconds));

    public T Pick<T>(params ReadOnlySpan<T> from) => from[Between(0, from.Length - 1)];

    /// <summary>A number with this probability, else null.</summary>
    public int? Maybe(double probability, int least, int most) => Hits(probability) ? Between(least, most) : null;
}
