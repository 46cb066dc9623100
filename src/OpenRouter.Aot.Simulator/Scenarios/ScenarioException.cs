namespace OpenRouter.Aot.Simulator;

/// <summary>A scenario that cannot be played. It lists every mistake, not the first one only.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Creates the exception from the mistakes found.</summary>
    /// <param name="mistakes">One line each: the place, a colon, and the reason.</param>
    /// <param name="source">The file the scenario came from, where there is one.</param>
    public ScenarioException(IReadOnlyList<string> mistakes, string? source = null)
        : base(Describe(mistakes, source)) => Mistakes = mistakes;

    /// <summary>One line for each mistake: its place such as <c>faults[2].when.probability</c>, a colon, and the reason.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    private static string Describe(IReadOnlyList<string> mistakes, string? source)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        string subject = source is null ? "The scenario" : $"The scenario '{source}'";
        string count = mistakes.Count == 1 ? "one mistake" : $"{mistakes.Count} mistakes";
        return $"{subject} has {count}:{string.Concat(mistakes.Select(mistake => $"{Environment.NewLine}  {mistake}"))}";
    }
}
