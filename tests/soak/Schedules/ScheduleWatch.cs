using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>Asks the service about keys, as the library's watch does: at the beginning, when somebody wants to know, and every few minutes.</summary>
internal sealed class ScheduleWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly Verdict Refusal = Verdict.From(ServiceAnswers.Refused, VirtualClock.Start);

    private readonly ScheduleRun run;
    private readonly KeyLessons lessons;
    private readonly Dictionary<PoolKey, WatchedKey> watched = [];
    private long questions;

    public ScheduleWatch(ScheduleRun run)
    {
        this.run = run;
        PoolState pool = run.Pool;
        lessons = new KeyLessons
        {
            Identified = pool.Ring.Identify,
            Refused = (key, refusal, askedAt) => pool.Refusals.Report(key, refusal, askedAt, run.Clock.Now),
            Answered = pool.Service.NoteKeyAnswer,
        };
        pool.Ring.ProbeWanted = key => Ask(key, isProbe: true);
        pool.Ring.CheckWanted = key => After(Soon, () => Ask(key, isProbe: false));
        pool.Service.ProbeWanted = key => Ask(key, isProbe: true);
    }

    /// <summary>Asks about every key, now and from time to time.</summary>
    public void AskAll()
    {
        foreach (KeyEntry entry in run.Pool.Ring.Entries)
        {
            if (entry.Key.Breaker.State != KeyState.Quarantined)
                Ask(entry.Key, isProbe: false);
        }

        After(Interval, AskAll);
    }

    private void Ask(PoolKey key, bool isProbe)
    {
        if (!watched.TryGetValue(key, out WatchedKey? mine))
            watched.Add(key, mine = new WatchedKey(key));
        bool wasOut = key.Breaker.State == KeyState.Quarantined;
        int place = ScheduleRun.PlaceOf(key);
        DateTimeOffset now = run.Clock.Now;
        KeyAnswer answer = run.Service.Knows(place) switch
        {
            true => new KeyAnswer(now, new KeyInfo { CreatorUserId = run.AccountOf(key).Name }, null),
            false => new KeyAnswer(now, null, Refusal.Reason, Refusal),
            null => new KeyAnswer(now, null, "no answer"),
        };
        After(run.Service.TimeToTell(place, ++questions), () =>
        {
            if (lessons.Take(mine, answer, wasOut, mayReadmit: isProbe))
                After(Soon, () => Ask(key, isProbe: false));
        });
    }

    private void After(TimeSpan wait, Action call) => run.Clock.Schedule(new DelayedCall(call), run.Clock.Now + wait);
}
