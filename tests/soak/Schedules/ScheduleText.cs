using System.Globalization;
using System.Text;
using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>Writes a schedule down for people; only what differs from the plainest of its kind.</summary>
internal static class ScheduleText
{
    /// <summary>A time in seconds.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    /// <summary>A moment, from the beginning of the run.</summary>
    public static string Of(DateTimeOffset moment) => Of(moment - VirtualClock.Start);

    public static string Of(Schedule schedule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"schedule {schedule.Seed}, {Of(schedule.End)}\n");
        Line(text, "  pool", PoolParts(schedule.Pool));
        foreach (AccountSetup account in schedule.Accounts)
            Line(text, $"  account {account.Plan.Name}", AccountParts(account));
        foreach (KeySetup key in schedule.Keys)
            Line(text, $"  key-{key.Place + 1}", KeyParts(schedule, key));
        foreach (ModelPlan model in schedule.Models)
            Line(text, $"  model {model.Slug}", ModelParts(model));
        if (schedule.Edge is { } edge)
            text.Append(CultureInfo.InvariantCulture, $"  edge: {edge.Requests} requests in {Of(edge.Window)}, then shut for {Of(edge.Block)}\n");
        foreach (Fault fault in schedule.Faults)
            Line(text, $"  {Of(fault.From)} to {Of(fault.Until)}: {fault.Kind}", FaultParts(schedule, fault));
        foreach (KeyReloading reload in schedule.Reloads)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Of(reload.At)}: the pool's keys are now\n");
            foreach (KeySetup key in reload.Keys)
                Line(text, $"    key-{key.Place + 1}", KeyParts(schedule, key));
        }

        foreach (ScheduledRequest request in schedule.Requests)
            Line(text, $"  {Of(request.At)}: request {request.Number}", RequestParts(schedule, request));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, IEnumerable<string?> parts)
    {
        string[] present = [.. parts.OfType<string>()];
        text.Append(what).Append(present.Length == 0 ? "" : ": ").AppendJoin(", ", present).Append('\n');
    }

    private static IEnumerable<string?> PoolParts(PoolSetup pool)
    {
        var plain = new PoolSetup();
        yield return pool.Strategy == plain.Strategy ? null : $"{pool.Strategy}";
        yield return pool.SpreadsFreeModels ? "free models on all accounts" : null;
        yield return pool.HasWatch ? null : "nobody asks about keys";
        yield return pool.Width is { } width ? $"width {width}" : null;
        yield return pool.MaxWaiting == plain.MaxWaiting ? null : $"at most {pool.MaxWaiting} wait";
        yield return pool.InteractiveShare.Equals(plain.InteractiveShare) ? null : $"interactive share {Number(pool.InteractiveShare)}";
        yield return pool.RetryShare.Equals(plain.RetryShare) ? null : $"{Number(pool.RetryShare)} retries a request";
        yield return pool.RetriesPerSecond.Equals(plain.RetriesPerSecond) ? null : $"{Number(pool.RetriesPerSecond)} retries a second";
        yield return pool.UsesServerFallbacks ? null : "no fallbacks of the server";
        yield return pool.RetriesUnknownOutcomes ? null : "unknown outcomes are not retried";
    }

    private static IEnumerable<string?> AccountParts(AccountSetup account)
    {
        yield return account.MaxConcurrency is { } most ? $"concurrency {most}" : null;
        yield return account.Plan.MaxInFlight is { } inFlight ? $"the service takes {inFlight} in flight" : null;
        yield return account.Plan.FreeQuota is { } quota ? $"{quota} free requests a minute" : null;
        yield return account.Plan.Credits is { } credits ? $"pays {credits} answers" : null;
        foreach ((TimeSpan at, long bought) in account.Plan.TopUps)
            yield return $"{bought} more at {Of(at)}";
    }

    private static IEnumerable<string?> KeyParts(Schedule schedule, KeySetup key)
    {
        yield return $"account {schedule.Accounts[key.Account].Plan.Name}{(key.IsLabelled ? "" : " (not told)")}";
        yield return key.IsDead ? "dead" : null;
        yield return key.Group is { } group ? $"group {group}" : null;
        yield return key.Weight.Equals(1) ? null : $"weight {Number(key.Weight)}";
        yield return key.Priority == 0 ? null : $"priority {key.Priority}";
        yield return key.MaxConcurrency is { } most ? $"concurrency {most}" : null;
        yield return key.Pace is { } pace ? $"pace {Number(pace)} a minute" : null;
    }

    private static IEnumerable<string?> ModelParts(ModelPlan model)
    {
        yield return $"first token after {Of(model.FirstToken)}";
        yield return $"{Of(model.Generation)} more";
        yield return model.Capacity is { } capacity ? $"slower beyond {capacity}" : null;
        yield return model.RequestsPerMinute is { } limit ? $"{limit} a minute" : null;
        yield return model.MaxConcurrency is { } most ? $"{most} at once" : null;
    }

    private static IEnumerable<string?> FaultParts(Schedule schedule, Fault fault)
    {
        yield return fault.Key < 0 ? null : $"key-{fault.Key + 1}";
        yield return fault.Account < 0 ? null : $"account {schedule.Accounts[fault.Account].Plan.Name}";
        yield return fault.Model < 0 ? null : schedule.Models[fault.Model].Slug;
        yield return fault.Share.Equals(1) ? null : $"share {Number(fault.Share)}";
        yield return fault.Hint == HintKind.None ? null : $"hint {fault.Hint}";
    }

    private static IEnumerable<string?> RequestParts(Schedule schedule, ScheduledRequest request)
    {
        yield return string.Join(" or ", request.Models.Select(model => schedule.Models[model].Slug));
        yield return request.IsBulk ? "bulk" : null;
        yield return request.IsStreamed ? "streamed" : null;
        yield return request.Group is { } group ? $"group {group}" : null;
        yield return request.Session is { } session ? $"session {session}" : null;
        yield return request.Deadline is { } deadline ? $"deadline {Of(deadline)}" : null;
        yield return request.MaxAttempts is { } attempts ? $"{attempts} attempts" : null;
        yield return request.CancelAfter is { } cancel ? $"cancelled after {Of(cancel)}" : null;
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
