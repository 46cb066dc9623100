namespace OpenRouter.Aot;

/// <summary>
/// How far the hints of a model are doubted. A hint names the end of somebody's window, which need not be that of the throttle: so one request may look
/// before its end. What that shows decides how many of the next hints are believed without a look.
/// </summary>
internal sealed record HintDoubt
{
    // Of a shorter one there is less to be won than an attempt is worth.
    private static readonly TimeSpan ShortestHint = TimeSpan.FromSeconds(10);

    private const double Early = 0.25;

    // Halfway from there to the end: where the early look was refused, the late one may not be.
    private const double Late = 0.625;

    private const int MostBelieved = 64;

    private double Part { get; init; } = Early;

    private int Believed { get; init; }

    private int NextBelieved { get; init; } = 1;

    /// <summary>When a new hint is looked at; the latest of all moments where it is believed.</summary>
    /// <param name="now">When it was given.</param>
    /// <param name="until">The end that it names.</param>
    public DateTimeOffset FindLook(DateTimeOffset now, DateTimeOffset until) =>
        Believed > 0 || until - now < ShortestHint ? DateTimeOffset.MaxValue : now + ((until - now) * Part);

    /// <summary>A new hint was given.</summary>
    public HintDoubt AfterHint() => Believed == 0 ? this : this with { Believed = Believed - 1 };

    /// <summary>A look was refused.</summary>
    public HintDoubt AfterRefusal() => new()
    {
        Part = Part == Early ? Late : Early,
        Believed = NextBelieved,
        NextBelieved = Math.Min(2 * NextBelieved, MostBelieved),
    };

    /// <summary>A look found the model well: the next hint is looked at after as great a part of it.</summary>
    public HintDoubt AfterSuccess() => this with { NextBelieved = 1 };
}
