using System.Text;

namespace OpenRouter.Aot;

/// <summary>Options, a pool file or the environment are wrong. It lists every mistake, not the first; its message shows the first 50.</summary>
public sealed class OpenRouterConfigurationException : OpenRouterException
{
    // A file may hold thousands of mistakes, and names of any length; a message is for people and for logs.
    private const int MaxLines = 50;
    private const int MaxLineLength = 1000;

    /// <summary>Makes the error.</summary>
    /// <param name="mistakes">Every mistake: where it is, what is wrong, what to do.</param>
    public OpenRouterConfigurationException(IReadOnlyList<string> mistakes)
        : base(Describe(mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake, a line each.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    private static string Describe(IReadOnlyList<string> mistakes)
    {
        if (mistakes.Count == 1)
            return Cut(mistakes[0]);
        var text = new StringBuilder();
        text.Append(mistakes.Count).Append(" mistakes in the configuration:");
        for (int i = 0; i < mistakes.Count && i < MaxLines; i++)
            text.Append("\n  * ").Append(Cut(mistakes[i]));
        if (mistakes.Count > MaxLines)
            text.Append("\n  … and ").Append(mistakes.Count - MaxLines).Append(" more.");
        return text.ToString();
    }

    private static string Cut(string mistake) => mistake.Length <= MaxLineLength ? mistake : mistake[..MaxLineLength] + "…";
}
