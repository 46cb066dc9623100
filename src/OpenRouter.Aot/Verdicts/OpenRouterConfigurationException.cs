namespace OpenRouter.Aot;

/// <summary>Options, a pool file or the environment are wrong. It lists every mistake, not the first.</summary>
public sealed class OpenRouterConfigurationException : OpenRouterException
{
    /// <summary>Makes the error.</summary>
    /// <param name="mistakes">Every mistake: where it is, what is wrong, what to do.</param>
    public OpenRouterConfigurationException(IReadOnlyList<string> mistakes)
        : base(Describe(mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake, a line each.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    private static string Describe(IReadOnlyList<string> mistakes) => mistakes.Count == 1
        ? mistakes[0]
        : $"{mistakes.Count} mistakes in the configuration:\n" + string.Join('\n', mistakes.Select(mistake => "  * " + mistake));
}
