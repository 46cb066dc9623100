namespace OpenRouter.Aot;

/// <summary>What an answer means: whom to blame, what to do, until when, and why.</summary>
/// <param name="Scope">Whom to blame.</param>
/// <param name="Action">What to do.</param>
/// <param name="Until">When a retry may work; null where the answer does not say.</param>
/// <param name="Reason">Why, in a line; it quotes the service, bounded to 300 characters.</param>
public readonly record struct Verdict(VerdictScope Scope, VerdictAction Action, DateTimeOffset? Until, string Reason)
{
    /// <summary>Whether the answer is good.</summary>
    public bool IsAccepted => Action == VerdictAction.Accept;

    /// <summary>Whether an account is out for free models only (<c>:free</c>, and the slug that got the answer).</summary>
    public bool FreeModelsOnly { get; init; }

    /// <summary>Whether only its owner ends it, by buying credits for the account: no clock does.</summary>
    public bool AwaitsCredits { get; init; }

    /// <summary>Whether another model of the caller's own list may serve the request, although this one cannot.</summary>
    public bool AnotherModelMayServe { get; init; }

    /// <summary>Whether the request may have been served and billed although no whole answer came.</summary>
    public bool IsOutcomeUnknown { get; init; }

    /// <summary>Judges an answer. A pure function: the same answer at the same time has the same verdict.</summary>
    /// <param name="answer">What is known of the answer.</param>
    /// <param name="now">When it came.</param>
    public static Verdict From(in AnswerSummary answer, DateTimeOffset now) => VerdictRules.Judge(answer, now);

    /// <summary>Judges an answer that is at hand as a whole: a recording, or the answer of another client. A stream is read to its end.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">The headers that matter.</param>
    /// <param name="body">The body.</param>
    /// <param name="path">
    /// The path that was asked, such as <c>/chat/completions</c>: it tells whether an answer without content is a failure, and whether a
    /// refusal speaks of the key. Null where it is not known; then only the answer's own shape tells.
    /// </param>
    /// <param name="now">When the answer came.</param>
    public static (Verdict Verdict, AnswerSummary Summary) FromWhole(
        int status, in AnswerHeaders headers, ReadOnlyMemory<byte> body, string? path, DateTimeOffset now)
    {
        bool isSuccess = status is >= 200 and < 300;
        AnswerSummary start = AnswerSummary.FromHeaders(status, headers) with
        {
            MustHaveContent = isSuccess && path is not null && EndpointPath.MustHaveContent(path),
            IsAdministration = path is not null && EndpointPath.IsAdministration(path),
        };
        AnswerSummary summary = WholeAnswerReader.Read(start, headers.ContentType, body);
        return (From(summary, now), summary);
    }
}
