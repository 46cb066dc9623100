using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>
/// A small world, what goes wrong in it, and the requests of its callers: all that a run needs, so that it can be run again, cut down and printed.
/// </summary>
internal sealed record Schedule
{
    /// <summary>What it was drawn from; also the seed of all chance in its run.</summary>
    public required ulong Seed { get; init; }

    public required PoolSetup Pool { get; init; }

    public required IReadOnlyList<AccountSetup> Accounts { get; init; }

    /// <summary>The keys that the pool begins with.</summary>
    public required IReadOnlyList<KeySetup> Keys { get; init; }

    public required IReadOnlyList<ModelPlan> Models { get; init; }

    /// <summary>The edge's limit; null for none.</summary>
    public EdgePlan? Edge { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public IReadOnlyList<KeyReloading> Reloads { get; init; } = [];

    public required IReadOnlyList<ScheduledRequest> Requests { get; init; }

    /// <summary>When nothing more is planned to happen.</summary>
    public TimeSpan End => Requests.Select(request => request.At).Concat(Faults.Select(fault => fault.Until)).Concat(Reloads.Select(reload => reload.At))
        .Concat(Accounts.SelectMany(account => account.Plan.TopUps).Select(topUp => topUp.At)).DefaultIfEmpty().Max();

    /// <summary>Every key that the pool ever has, by its place.</summary>
    public IReadOnlyDictionary<int, KeySetup> EveryKey =>
        Reloads.SelectMany(reload => reload.Keys).Concat(Keys).GroupBy(key => key.Place).ToDictionary(same => same.Key, same => same.Last());

    /// <summary>The service, its faults apart.</summary>
    public ServicePlan CreateServicePlan()
    {
        IReadOnlyDictionary<int, KeySetup> every = EveryKey;
        int places = every.Keys.DefaultIfEmpty(-1).Max() + 1;
        return new ServicePlan
        {
            Accounts = [.. Accounts.Select(account => account.Plan)],
            Keys = [.. Enumerable.Range(0, places).Select(place => every.TryGetValue(place, out KeySetup? key) ? new KeyPlan(key.Account) { IsDead = key.IsDead } : new KeyPlan(0))],
            Models = Models,
            Edge = Edge,
        };
    }
}
