using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>What became of a request is not written yet, or never will be: OpenRouter answers 404 in both cases. The request itself is not affected.</summary>
public sealed class GenerationUnavailableException : OpenRouterException
{
    /// <summary>Makes the error.</summary>
    /// <param name="generationId">The generation that was asked for.</param>
    /// <param name="waited">How long it was asked for.</param>
    /// <param name="last">The last answer.</param>
    public GenerationUnavailableException(string generationId, TimeSpan waited, OpenRouterException last)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{generationId} was not there within {waited.TotalSeconds:0.#} s: it is not written yet, or not known to the key's account."),
            last.Verdict, new AnswerSummary { Status = last.Status, Error = last.Error, GenerationId = generationId }, last.Info, last.Body) => Waited = waited;

    /// <summary>How long it was asked for.</summary>
    public TimeSpan Waited { get; }
}
