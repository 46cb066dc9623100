namespace OpenRouter.Aot.Cli;

/// <summary>How many tokens it may be.</summary>
/// <param name="Low">At least, as a rule.</param>
/// <param name="High">At most, as a rule; null where nothing bounds it.</param>
internal readonly record struct TokenRange(long Low, long? High)
{
    public static TokenRange operator +(TokenRange left, TokenRange right) => new(left.Low + right.Low, left.High + right.High);
}
