using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>The ways to make a schedule smaller; each gives schedules that are, the boldest first. None gives one that is no smaller.</summary>
internal static class ScheduleCuts
{
    public static IReadOnlyList<Func<Schedule, IEnumerable<Schedule>>> Ways { get; } =
    [
        schedule => Without(schedule.Requests).Select(left => schedule with { Requests = left }),
        schedule => Without(schedule.Faults).Select(left => schedule with { Faults = left }),
        schedule => Without(schedule.Reloads).Select(left => schedule with { Reloads = left }),
        FewerKeys,
        schedule => Each(schedule.Keys, PlainerKey).Select(keys => schedule with { Keys = keys }),
        schedule => Each(schedule.Accounts, PlainerAccount).Select(accounts => schedule with { Accounts = accounts }),
        schedule => Each(schedule.Models, PlainerModel).Select(models => schedule with { Models = models }),
        schedule => Each(schedule.Requests, PlainerRequest).Select(requests => schedule with { Requests = requests }),
        schedule => Each(schedule.Faults, PlainerFault).Select(faults => schedule with { Faults = faults }),
        PlainerPool,
        Shorter,
    ];

    /// <summary>Without a half, a quarter, … and without each one.</summary>
    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> all)
    {
        for (int chunk = all.Count; chunk >= 1; chunk /= 2)
        {
            for (int from = all.Count - chunk; from > -chunk; from -= chunk)
            {
                int first = Math.Max(from, 0);
                yield return [.. all.Take(first), .. all.Skip(from + chunk)];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Each<T>(IReadOnlyList<T> all, Func<T, IEnumerable<T>> plainer)
    {
        for (int i = 0; i < all.Count; i++)
        {
            foreach (T one in plainer(all[i]))
            {
                if (!Equals(one, all[i]))
                    yield return [.. all.Take(i), one, .. all.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<Schedule> FewerKeys(Schedule schedule)
    {
        foreach (int place in schedule.EveryKey.Keys)
        {
            KeySetup[] left = [.. schedule.Keys.Where(key => key.Place != place)];
            KeyReloading[] reloads = [.. schedule.Reloads.Select(reload => reload with { Keys = [.. reload.Keys.Where(key => key.Place != place)] })];
            if (left.Length > 0 && reloads.All(reload => reload.Keys.Count > 0))
                yield return schedule with { Keys = left, Reloads = reloads };
        }
    }

    private static IEnumerable<KeySetup> PlainerKey(KeySetup key) =>
    [
        key with { Pace = null }, key with { MaxConcurrency = null }, key with { Weight = 1 }, key with { Priority = 0 }, key with { IsDead = false },
        key with { IsLabelled = true },
    ];

    private static IEnumerable<AccountSetup> PlainerAccount(AccountSetup account) =>
    [
        account with { MaxConcurrency = null }, account with { Plan = account.Plan with { MaxInFlight = null } },
        account with { Plan = account.Plan with { FreeQuota = null } }, account with { Plan = account.Plan with { Credits = null, TopUps = [] } },
    ];

    private static IEnumerable<ModelPlan> PlainerModel(ModelPlan model) =>
        [model with { Capacity = null }, model with { RequestsPerMinute = null }, model with { MaxConcurrency = null }];

    private static IEnumerable<ScheduledRequest> PlainerRequest(ScheduledRequest request) =>
    [
        request.Models.Count > 1 ? request with { Models = [request.Models[0]] } : request, request with { Session = null }, request with { CancelAfter = null },
        request with { MaxAttempts = null }, request with { Deadline = null }, request with { IsStreamed = false }, request with { IsBulk = false },
    ];

    private static IEnumerable<Fault> PlainerFault(Fault fault) => [fault with { Share = 1 }, fault with { Hint = HintKind.None }];

    private static IEnumerable<Schedule> PlainerPool(Schedule schedule)
    {
        PoolSetup pool = schedule.Pool, plain = new();
        PoolSetup[] plainer =
        [
            plain, pool with { Strategy = plain.Strategy }, pool with { SpreadsFreeModels = false }, pool with { HasWatch = true }, pool with { Width = null },
            pool with { MaxWaiting = plain.MaxWaiting }, pool with { InteractiveShare = plain.InteractiveShare }, pool with { RetryShare = plain.RetryShare },
            pool with { RetriesPerSecond = plain.RetriesPerSecond }, pool with { UsesServerFallbacks = true }, pool with { RetriesUnknownOutcomes = true },
        ];
        foreach (PoolSetup one in plainer)
        {
            if (one != pool)
                yield return schedule with { Pool = one };
        }

        if (schedule.Edge is not null)
            yield return schedule with { Edge = null };
    }

    // To a half, down to seconds: the last digits of a time say nothing.
    private static IEnumerable<Schedule> Shorter(Schedule schedule)
    {
        if (schedule.End < TimeSpan.FromSeconds(2))
            yield break;
        TimeSpan Half(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds / 2));
        yield return schedule with
        {
            Requests = [.. schedule.Requests.Select(request => request with { At = Half(request.At) })],
            Faults = [.. schedule.Faults.Select(fault => fault with { From = Half(fault.From), Until = Half(fault.Until) })],
            Reloads = [.. schedule.Reloads.Select(reload => reload with { At = Half(reload.At) })],
        };
    }
}
