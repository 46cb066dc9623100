namespace OpenRouter.Aot.Soak;

/// <summary>Cuts a failing schedule down as long as it breaks the same promise: fewer requests, faults, reloads and keys, plainer ones, shorter times.</summary>
/// <param name="check">Runs a schedule and says what it broke.</param>
internal sealed class ScheduleShrinker(Func<Schedule, Violation?> check)
{
    private const int MostRuns = 5_000;

    private int runs;

    /// <summary>The smallest schedule that was found.</summary>
    /// <param name="schedule">One that fails.</param>
    /// <param name="violation">What it broke.</param>
    public (Schedule Schedule, Violation Violation) Shrink(Schedule schedule, Violation violation)
    {
        (Schedule Schedule, Violation Violation) best = (schedule, violation);
        bool isSmaller = true;
        while (isSmaller && runs < MostRuns)
        {
            isSmaller = false;
            foreach (Func<Schedule, IEnumerable<Schedule>> way in ScheduleCuts.Ways)
                isSmaller |= TryAll(way, ref best);
        }

        return best;
    }

    // Each cut that still fails is the next to be cut; the way begins anew with it, unless nothing is left to cut that way.
    private bool TryAll(Func<Schedule, IEnumerable<Schedule>> way, ref (Schedule Schedule, Violation Violation) best)
    {
        bool isAny = false;
        bool isAgain = true;
        while (isAgain && runs < MostRuns)
        {
            isAgain = false;
            foreach (Schedule smaller in way(best.Schedule))
            {
                if (runs++ >= MostRuns)
                    break;
                if (check(smaller) is not { } violation || violation.Promise != best.Violation.Promise)
                    continue;
                best = (smaller, violation);
                isAny = isAgain = true;
                break;
            }
        }

        return isAny;
    }
}
