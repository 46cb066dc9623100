namespace OpenRouter.Aot.Soak;

/// <summary>
/// Knows the one exception to a model's hint: of a hint of ten seconds or more, one bulk line may look whether it is over already, alone, and not before
/// a quarter of it.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class LookWitness(ScheduleRun run)
{
    private static readonly TimeSpan ShortestHint = TimeSpan.FromSeconds(10);

    // Hints come in whole seconds: the same end is named up to a second later.
    private static readonly TimeSpan HintStep = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, Hint> hints = [];

    /// <summary>Attempts that were looks.</summary>
    public int Looks { get; private set; }

    private DateTimeOffset Now => run.Clock.Now;

    /// <summary>Whether an attempt is the one look at a hint; then it was, and there is no other.</summary>
    public bool IsLook(Caller caller, GateCondition? probe, GateCondition? condition, int model)
    {
        bool mayLook = caller.Request.IsBulk && probe is not null && condition is { IsProbed: false }
            && hints.TryGetValue(model, out Hint? hint) && hint is { Looker: null } && hint.End > Now && hint.LookFrom <= Now;
        if (!mayLook)
            return false;
        (hints[model].Looker, hints[model].Attempt) = (caller, caller.Attempts);
        Looks++;
        return true;
    }

    /// <summary>Whether an attempt was a look, and its refusal names no other end than the hint did.</summary>
    public bool Confirms(Caller caller, int model, DateTimeOffset until) => IsOfLook(caller, model, out Hint? hint) && until <= hint.End + HintStep;

    /// <summary>An attempt was taken on, or answered. A look that was good is the end of the hint.</summary>
    /// <returns>Whether the hint is over.</returns>
    public bool NoteSuccess(Caller caller, int model) => IsOfLook(caller, model, out _) && run.Models[model].Gate.Condition is null && hints.Remove(model);

    /// <summary>An attempt was answered: models may be closed for it until a hint's end, a new one's or a later one of the hint that they had.</summary>
    public void NoteAnswer(Caller caller)
    {
        foreach (int model in caller.Asked)
        {
            if (run.Models[model].Gate.Condition is not { IsTold: true } condition || condition.Until <= Now)
                continue;
            if (!hints.TryGetValue(model, out Hint? hint) || hint.End <= Now)
                hints[model] = new Hint(LookFrom: condition.Until - Now >= ShortestHint ? Now + ((condition.Until - Now) / 4) : condition.Until) { End = condition.Until };
            else if (condition.Until > hint.End)
                hint.End = condition.Until;
        }
    }

    private bool IsOfLook(Caller caller, int model, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Hint? hint) =>
        hints.TryGetValue(model, out hint) && ReferenceEquals(hint.Looker, caller) && hint.Attempt == caller.Attempts;

    private sealed record Hint(DateTimeOffset LookFrom)
    {
        public DateTimeOffset End { get; set; }

        public Caller? Looker { get; set; }

        public int Attempt { get; set; }
    }
}
