namespace OpenRouter.Aot.Simulation;

/// <summary>The breaker of one lane, with Busbar's defaults. See <see cref="BusbarLanes"/> for the rules.</summary>
internal sealed class BusbarLane
{
    private const int FewestOutcomes = 5;
    private const double ErrorShareThatTrips = 0.5;
    private const int MostOutcomes = 1_024;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BaseCooldown = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestCooldown = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan HardDownCooldown = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestHint = TimeSpan.FromHours(24);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Queue<(DateTimeOffset At, bool Failed)> outcomes = new();
    private int errors;
    private int streak;
    private bool isProbing;

    private enum Breaker
    {
        Closed,
        Open,
        HalfOpen,
    }

    private Breaker State { get; set; }

    /// <summary>When its cooldown is over.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>What smooth weighted round robin has given it and not yet taken.</summary>
    public int Credit { get; set; }

    public bool Admits(DateTimeOffset now) => now >= Until && !isProbing;

    /// <summary>Lets an attempt through.</summary>
    /// <returns>Whether it is the probe: of those there is one at a time.</returns>
    public bool Enter()
    {
        if (State == Breaker.Closed) return false;
        State = Breaker.HalfOpen;
        return isProbing = true;
    }

    public void Succeed(bool isProbe, DateTimeOffset now)
    {
        if (isProbe)
        {
            (State, isProbing, Until) = (Breaker.Closed, false, default);
            outcomes.Clear();
            errors = 0;
        }

        if (State != Breaker.Closed) return;
        streak = 0;
        Record(failed: false, now);
    }

    /// <summary>A failure of the upstream that may pass. Below the trip condition it arms the cooldown all the same, and the breaker stays closed.</summary>
    public void FailTransiently(bool isProbe, TimeSpan? hint, double chance, DateTimeOffset now)
    {
        if (State != Breaker.Closed && !isProbe) return;
        Record(failed: true, now);
        TimeSpan cooldown = Cooldown(chance);
        if (hint is { } asked && asked > cooldown) cooldown = asked < LongestHint ? asked : LongestHint;
        Until = now + cooldown;
        streak++;
        if (isProbe || (outcomes.Count >= FewestOutcomes && errors >= ErrorShareThatTrips * outcomes.Count)) State = Breaker.Open;
        if (isProbe) isProbing = false;
    }

    public void GoDown(bool isProbe, DateTimeOffset now)
    {
        State = Breaker.Open;
        Until = now + HardDownCooldown;
        if (isProbe) isProbing = false;
    }

    /// <summary>The request was at fault: nothing is recorded, and a probe's place is free for the next.</summary>
    public void Ignore(bool isProbe)
    {
        if (isProbe) isProbing = false;
    }

    private TimeSpan Cooldown(double chance)
    {
        TimeSpan target = BaseCooldown * Math.Pow(2, Math.Min(streak, 10));
        if (target > LongestCooldown) target = LongestCooldown;
        TimeSpan jitter = Longer(target / 10, Second);
        TimeSpan cooldown = Longer(target + (jitter * ((2 * chance) - 1)), Longer(target / 2, Second));
        return cooldown < LongestCooldown ? cooldown : LongestCooldown;
    }

    private void Record(bool failed, DateTimeOffset now)
    {
        outcomes.Enqueue((now, failed));
        if (failed) errors++;
        while (outcomes.Count > MostOutcomes || now - outcomes.Peek().At > Window)
        {
            if (outcomes.Dequeue().Failed) errors--;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
