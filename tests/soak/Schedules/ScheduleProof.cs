using System.Diagnostics;
using System.Globalization;

namespace OpenRouter.Aot.Soak;

/// <summary>Runs many random schedules, as many at once as there are cores, until one breaks a promise; that one it cuts down and prints.</summary>
/// <param name="seed">What the seeds of the schedules are drawn from.</param>
/// <param name="count">How many there are.</param>
internal sealed class ScheduleProof(ulong seed, long count)
{
    // So many are run a second time, which must go alike.
    private const long Repeated = 64;

    private readonly Lock gate = new();
    private readonly ScheduleTally all = new();
    private long next;
    private long done;
    private (long Number, ulong Seed, Violation Violation)? failure;

    /// <summary>Runs them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {count:N0} schedules"));
        var clock = Stopwatch.StartNew();
        Thread[] threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(RunMany))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
        {
            while (!thread.Join(TimeSpan.FromSeconds(30)))
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:mm\\:ss} {Volatile.Read(ref done):N0} schedules"));
        }

        if (failure is { } failed)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: schedule {failed.Seed}, number {failed.Number:N0}, breaks a promise"));
            return Explain(ScheduleDraw.From(failed.Seed), failed.Violation);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {Environment.ProcessorCount} cores, {clock.Elapsed.TotalSeconds:F0} s."));
        Console.WriteLine();
        Console.WriteLine("| | |");
        Console.WriteLine("|---|---:|");
        foreach ((string name, string text) in all.Rows())
            Console.WriteLine($"| {name} | {text} |");
        return 0;
    }

    /// <summary>Runs one schedule again.</summary>
    /// <returns>The exit code.</returns>
    public static int RunOne(ulong seed)
    {
        Schedule schedule = ScheduleDraw.From(seed);
        if (Check(schedule) is { } violation)
            return Explain(schedule, violation);
        Console.Error.WriteLine(ScheduleText.Of(schedule));
        Console.Error.WriteLine("It keeps every promise.");
        return 0;
    }

    private static int Explain(Schedule schedule, Violation violation)
    {
        Console.Error.WriteLine($"  {violation.Promise} after {ScheduleText.Of(violation.At)}: {violation.Text}");
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  with {schedule.Requests.Count} requests, {schedule.Keys.Count} keys and {schedule.Faults.Count} faults; cut down:"));
        (Schedule smallest, Violation same) = new ScheduleShrinker(Check).Shrink(schedule, violation);
        Console.Error.WriteLine(ScheduleText.Of(smallest));
        Console.Error.WriteLine($"  {same.Promise} after {ScheduleText.Of(same.At)}: {same.Text}");
        Console.Error.WriteLine($"Run it again with --schedule-seed {schedule.Seed}");
        return 1;
    }

    private static Violation? Check(Schedule schedule)
    {
        ScheduleRun run = Execute(schedule);
        return run.Violation ?? (Execute(schedule).Fingerprint == run.Fingerprint ? null : new Violation(Promise.Repeatable, default, "a second run went another way"));
    }

    private static ScheduleRun Execute(Schedule schedule)
    {
        var run = new ScheduleRun(schedule);
        run.Execute();
        return run;
    }

    private void RunMany()
    {
        var mine = new ScheduleTally();
        while (failure is null && Interlocked.Increment(ref next) is var number && number <= count)
        {
            ulong one = Chance.Mix(seed + ((ulong)number * 0x9E3779B97F4A7C15));
            Schedule schedule = ScheduleDraw.From(one);
            ScheduleRun run = Execute(schedule);
            Violation? violation = run.Violation ?? (number % Repeated == 0 ? Check(schedule) : null);
            mine.Add(run.Tally);
            Interlocked.Increment(ref done);
            if (violation is null)
                continue;
            lock (gate)
                failure = failure is { } other && other.Number < number ? other : (number, one, violation);
        }

        lock (gate)
            all.Add(mine);
    }
}
