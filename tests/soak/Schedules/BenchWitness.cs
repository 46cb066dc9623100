using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>Looks at what is benched just before each decision, and remembers what hints and refusals forbid: no attempt may go there, except as the one probe.</summary>
/// <param name="run">The run.</param>
internal sealed class BenchWitness(ScheduleRun run)
{
    // No hint keeps a model or the service closed for longer before it is asked again; nor are a key and a model kept apart for longer.
    private static readonly TimeSpan LongestHint = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ExclusionTime = TimeSpan.FromMinutes(5);

    private readonly List<Sight> keys = [];
    private readonly GateCondition?[] models = new GateCondition?[run.Schedule.Models.Count];
    private readonly Dictionary<object, Holder> holders = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, DateTimeOffset> modelHints = [];
    private readonly Dictionary<string, DateTimeOffset> quotaHints = new(StringComparer.Ordinal);
    private readonly Dictionary<(PoolKey Key, int Model), DateTimeOffset> exclusions = [];
    private readonly HashSet<(Caller Caller, PoolKey Key)> failed = [];
    private readonly LookWitness looks = new(run);
    private GateCondition? service;
    private DateTimeOffset serviceHint;

    private DateTimeOffset Now => run.Clock.Now;

    /// <summary>Attempts that were probes.</summary>
    public int Probes { get; private set; }

    /// <summary>Those of them that were made before a hint's end.</summary>
    public int Looks => looks.Looks;

    /// <summary>A decision is about to be made.</summary>
    public void Look()
    {
        keys.Clear();
        foreach (KeyEntry entry in run.Pool.Ring.Entries)
        {
            PoolAccount account = entry.Key.Account;
            keys.Add(new Sight(entry.Key, account, entry.Key.Breaker.Condition, account.Breaker.Condition, account.FreeBreaker.Condition));
        }

        for (int model = 0; model < models.Length; model++)
            models[model] = run.Models[model].Gate.Condition;
        service = run.Pool.Service.Gate.Condition;
        if (run.Pool.Service.OutageSince is not null)
            serviceHint = default;
    }

    /// <summary>The decision was an attempt.</summary>
    public void NoteDispatch(Caller caller, in PlanStep step)
    {
        PoolKey key = step.Lease.Key;
        int sight = keys.FindIndex(one => ReferenceEquals(one.Key, key));
        if (sight < 0)
        {
            run.Break(Promise.OwnKeys, $"{caller.Name} went to {key.Alias}, which the pool does not have any more");
            return;
        }

        bool isFree = run.Schedule.Models[caller.Asked[0]].IsFree;
        Sight seen = keys[sight];
        bool isProbe = CheckBreaker(caller, step.Lease.IsProbe, seen.Key.Breaker, seen.OfKey, $"the key {key.Alias}");
        isProbe |= CheckBreaker(caller, step.Lease.IsProbe, seen.Account.Breaker, seen.OfAccount, $"the account {seen.Account.Label} of {key.Alias}");
        if (isFree)
            isProbe |= CheckBreaker(caller, step.Lease.IsProbe, seen.Account.FreeBreaker, seen.OfFreeModels, $"the free quota of {seen.Account.Label}");
        isProbe |= CheckGate(caller, step.ServiceProbe, run.Pool.Service.Gate, service, isLook: false, "the service");
        bool isLook = false;
        for (int i = 0; i < caller.Asked.Count; i++)
        {
            int model = caller.Asked[i];
            if (i == 0)
            {
                isLook = looks.IsLook(caller, step.ModelProbe, models[model], model);
                isProbe |= CheckGate(caller, step.ModelProbe, run.Models[model].Gate, models[model], isLook, Slug(model));
            }
            else if (models[model] is { } closed && closed.Until > Now)
                run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} took {Slug(model)} along as a fallback, which is out until {ScheduleText.Of(closed.Until)}");
        }

        CheckHints(caller, key, isFree, isLook);
        Probes += isProbe ? 1 : 0;
    }

    /// <summary>An attempt was taken on.</summary>
    public void NoteAccepted(Caller caller)
    {
        if (looks.NoteSuccess(caller, caller.Asked[0]))
            modelHints.Remove(caller.Asked[0]);
    }

    /// <summary>An attempt was answered.</summary>
    public void NoteAnswer(Caller caller, in Verdict verdict)
    {
        if (verdict.IsAccepted)
            NoteAccepted(caller);
        NoteFailure(caller, verdict);
        looks.NoteAnswer(caller);
    }

    /// <summary>The pool was given other keys: what is not among them is forgotten.</summary>
    public void NoteReload()
    {
        foreach (string label in quotaHints.Keys.Except(run.Keys.Where(key => key.IsLabelled).Select(key => run.Schedule.Accounts[key.Account].Plan.Name)).ToArray())
            quotaHints.Remove(label);
    }

    private void NoteFailure(Caller caller, in Verdict verdict)
    {
        Attempt attempt = caller.Attempt;
        PoolKey key = attempt.Lease.Key;
        int model = caller.Asked[0];
        // Of a key any answer tells, not the probe's alone: it may be benched and tried anew while the probe runs.
        if (holders.TryGetValue(key.Breaker, out Holder? holder) && !ReferenceEquals(holder.Caller, caller))
            holders.Remove(key.Breaker);
        switch (verdict.Scope)
        {
            case VerdictScope.Key when verdict.Until is null:
                failed.Add((caller, key));
                break;
            case VerdictScope.Key:
                // Its bench keeps everybody away, until the hint or until a question shows that there is money again.
                break;
            case VerdictScope.KeyAndModel:
                exclusions[(key, model)] = verdict.Until ?? Now + ExclusionTime;
                break;
            case VerdictScope.Account when verdict is { FreeModelsOnly: true, Until: { } reset } && run.LabelOf(key) is { } label:
                quotaHints[label] = Latest(quotaHints.GetValueOrDefault(label), reset);
                break;
            case VerdictScope.Model:
                // Several keys were refused: it is the model's matter after all, and they go with it again.
                if (attempt.Summary.Status == 404)
                    Forget(model);
                if (verdict.Until is { } hint)
                    NoteHint(caller, hint);
                break;
            case VerdictScope.Service when verdict.Until is { } pause && run.Pool.Service.OutageSince is null:
                serviceHint = Latest(serviceHint, Earliest(pause, Now + LongestHint));
                holders.Remove(run.Pool.Service.Gate);
                break;
        }
    }

    private void NoteHint(Caller caller, DateTimeOffset hint)
    {
        // Of several, the answer says only by name which one it was, and then the name is that of the model it blames.
        if (caller.Asked.Count > 1)
        {
            foreach (int one in caller.Asked)
                holders.Remove(run.Models[one].Gate);
            return;
        }

        int model = caller.Asked[0];
        if (!looks.Confirms(caller, model, hint))
            modelHints[model] = Latest(modelHints.GetValueOrDefault(model), Earliest(hint, Now + LongestHint));
        holders.Remove(run.Models[model].Gate);
    }

    private void Forget(int model)
    {
        foreach ((PoolKey Key, int Model) pair in exclusions.Keys.Where(pair => pair.Model == model).ToArray())
            exclusions.Remove(pair);
    }

    private void CheckHints(Caller caller, PoolKey key, bool isFree, bool isLook)
    {
        int model = caller.Asked[0];
        if (modelHints.TryGetValue(model, out DateTimeOffset until) && until > Now && !isLook)
            run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} went to {Slug(model)}, which asked to be left alone until {ScheduleText.Of(until)}");
        if (serviceHint > Now)
            run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} went to the service, which asked to be left alone until {ScheduleText.Of(serviceHint)}");
        if (isFree && run.LabelOf(key) is { } label && quotaHints.TryGetValue(label, out until) && until > Now)
            run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} went to {key.Alias} for a free model; the quota of {label} is used up until {ScheduleText.Of(until)}");
        if (exclusions.TryGetValue((key, model), out until) && until > Now)
            run.Break(Promise.OwnKeys, $"{caller.Name} went to {key.Alias} for {Slug(model)}, which it may not use until {ScheduleText.Of(until)}");
        if (failed.Contains((caller, key)))
            run.Break(Promise.OwnKeys, $"{caller.Name} went to {key.Alias} again, which had failed it");
    }

    private bool CheckBreaker(Caller caller, bool isProbe, CircuitBreaker breaker, KeyCondition? condition, string what)
    {
        if (condition is null)
            return false;
        if (condition.State != KeyState.HalfOpen)
        {
            string until = condition.Until is { } end ? $" until {ScheduleText.Of(end)}" : "";
            run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} went to {what}, which was {condition.State}{until}: {condition.Reason}");
        }
        else if (condition.IsProbed || !isProbe)
        {
            run.Break(Promise.OneProbe, $"{caller.Name} went to {what}, which another attempt was trying: {condition.Reason}");
        }

        Hold(caller, breaker, condition.Relapses, what);
        return true;
    }

    private bool CheckGate(Caller caller, GateCondition? probe, RecoveryGate gate, GateCondition? condition, bool isLook, string what)
    {
        if (condition is null)
            return false;
        if (condition.Until > Now && !isLook)
            run.Break(Promise.NoDispatchToTheBenched, $"{caller.Name} went to {what}, which was out until {ScheduleText.Of(condition.Until)}: {condition.Reason}");
        else if (probe is null && condition.IsSilent(Now))
            return false;
        else if (condition.IsProbed || probe is null)
            run.Break(Promise.OneProbe, $"{caller.Name} went to {what}, which another attempt was trying: {condition.Reason}");
        Hold(caller, gate, condition.Until.UtcTicks, what);
        return true;
    }

    private void Hold(Caller caller, object what, long closure, string name)
    {
        if (holders.TryGetValue(what, out Holder? before) && before.IsHolding && before.Closure == closure && !ReferenceEquals(before.Caller, caller))
            run.Break(Promise.OneProbe, $"{caller.Name} tries {name} beside {before.Caller.Name}, which has the probe");
        holders[what] = new Holder(caller, caller.Attempts, closure);
    }

    private string Slug(int model) => run.Schedule.Models[model].Slug;

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earliest(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private readonly record struct Sight(PoolKey Key, PoolAccount Account, KeyCondition? OfKey, KeyCondition? OfAccount, KeyCondition? OfFreeModels);

    private sealed record Holder(Caller Caller, int Attempt, long Closure)
    {
        /// <summary>Whether it has the probe yet: who was taken on by the service has passed.</summary>
        public bool IsHolding => Caller is { IsInFlight: true, IsAccepted: false } && Caller.Attempts == Attempt;
    }
}
