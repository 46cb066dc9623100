using System.Globalization;
using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>Draws a schedule from its seed. Most are small, for what breaks a promise mostly breaks it in a small world; a few are crowded.</summary>
internal sealed class ScheduleDraw
{
    private static readonly string?[] Groups = [null, "red", "blue"];
    private static readonly string[] Slugs = ["a/one", "b/two", "c/three:free"];

    private readonly ulong seed;
    private readonly Dice dice;
    private readonly TimeSpan span;
    private readonly int accounts;
    private readonly int models;
    private KeySetup[] keys = [];

    private ScheduleDraw(ulong seed)
    {
        this.seed = seed;
        dice = new Dice(Chance.Mix(seed ^ 0x5EED));
        span = TimeSpan.FromSeconds(dice.Pick(2, 10, 40, 150, 900));
        accounts = dice.Between(1, dice.Pick(1, 2, 5));
        models = dice.Between(1, 3);
    }

    /// <summary>The schedule of a seed.</summary>
    public static Schedule From(ulong seed) => new ScheduleDraw(seed).Draw();

    private Schedule Draw()
    {
        PoolSetup pool = DrawPool();
        AccountSetup[] owned = [.. Enumerable.Range(0, accounts).Select(DrawAccount)];
        bool hasGroups = dice.Hits(0.4), areLabelled = dice.Hits(0.7);
        keys = [.. Enumerable.Range(0, dice.Between(1, dice.Pick(2, 4, 12))).Select(place => DrawKey(place, hasGroups, areLabelled))];
        return new Schedule
        {
            Seed = seed,
            Pool = pool,
            Accounts = owned,
            Keys = keys,
            Models = [.. Enumerable.Range(0, models).Select(DrawModel)],
            Edge = dice.Hits(0.05) ? new EdgePlan(dice.Between(5, 60), TimeSpan.FromSeconds(dice.Between(1, 10)), TimeSpan.FromSeconds(dice.Between(1, 30))) : null,
            Faults = [.. Enumerable.Range(0, dice.Between(0, dice.Pick(1, 3, 6))).Select(_ => DrawFault())],
            Reloads = [.. Enumerable.Range(0, dice.Hits(0.25) ? dice.Between(1, 3) : 0).Select(_ => DrawReload()).OrderBy(reload => reload.At)],
            Requests = DrawRequests(),
        };
    }

    private PoolSetup DrawPool() => new()
    {
        Strategy = dice.Pick(Enum.GetValues<KeyStrategy>()),
        SpreadsFreeModels = dice.Hits(0.3),
        HasWatch = dice.Hits(0.7),
        Width = dice.Maybe(0.35, 1, 8),
        MaxWaiting = dice.Hits(0.2) ? dice.Between(1, 10) : new PoolSetup().MaxWaiting,
        InteractiveShare = dice.Hits(0.3) ? dice.Between(0, 9) / 10d : new PoolSetup().InteractiveShare,
        RetryShare = dice.Hits(0.2) ? dice.Pick(0, 0.1, 1) : new PoolSetup().RetryShare,
        RetriesPerSecond = dice.Hits(0.4) ? dice.Pick(0.2, 1, 3) : new PoolSetup().RetriesPerSecond,
        UsesServerFallbacks = dice.Hits(0.7),
        RetriesUnknownOutcomes = dice.Hits(0.8),
    };

    private AccountSetup DrawAccount(int place)
    {
        bool runsDry = dice.Hits(0.1);
        return new AccountSetup(
            new AccountPlan(dice.Hits(0.5) ? $"account-{place + 1}" : $"org-{place + 1}")
            {
                MaxInFlight = dice.Maybe(0.15, 1, 8),
                FreeQuota = dice.Maybe(0.3, 1, 20),
                Credits = runsDry ? dice.Between(0, 30) : null,
                TopUps = runsDry ? [(dice.UpTo(span), 1_000_000)] : [],
            },
            dice.Maybe(0.15, 1, 6));
    }

    private KeySetup DrawKey(int place, bool hasGroups, bool areLabelled) => new(place, dice.Between(0, accounts - 1))
    {
        IsDead = dice.Hits(0.12),
        IsLabelled = areLabelled || dice.Hits(0.2),
        Group = hasGroups ? dice.Pick(Groups) : null,
        Weight = dice.Hits(0.2) ? dice.Pick(0.5, 2, 5) : 1,
        Priority = dice.Hits(0.15) ? 1 : 0,
        MaxConcurrency = dice.Maybe(0.15, 1, 5),
        Pace = dice.Hits(0.1) ? dice.Pick<double>(30, 120, 600, 3000) : null,
    };

    private ModelPlan DrawModel(int place) => new(Slugs[place])
    {
        FirstToken = TimeSpan.FromMilliseconds(dice.Pick(50, 300, 2000)),
        Generation = TimeSpan.FromMilliseconds(dice.Pick(50, 600, 6000)),
        Capacity = dice.Maybe(0.1, 1, 10),
        RequestsPerMinute = dice.Maybe(0.1, 1, 40),
        MaxConcurrency = dice.Maybe(0.15, 1, 10),
    };

    private Fault DrawFault()
    {
        FaultKind kind = dice.Pick(Enum.GetValues<FaultKind>());
        TimeSpan from = dice.UpTo(span);
        bool isOfKey = kind is FaultKind.KeyRefused or FaultKind.KeySpent || (kind == FaultKind.PairForbidden && dice.Hits(0.8));
        bool isOfModel = kind is FaultKind.PairForbidden or FaultKind.ModelThrottled or FaultKind.ModelFails or FaultKind.ModelDisguised or FaultKind.ModelHangs or FaultKind.ModelSlow;
        return new Fault(kind, from, from + TimeSpan.FromMilliseconds(500) + dice.UpTo(span / dice.Pick(1, 2, 8)))
        {
            Key = isOfKey ? dice.Between(0, keys.Length - 1) : -1,
            Account = kind == FaultKind.AccountSpent ? dice.Between(0, accounts - 1) : -1,
            Model = isOfModel && dice.Hits(0.8) ? dice.Between(0, models - 1) : -1,
            Share = dice.Hits(0.5) ? 1 : dice.Between(1, 9) / 10d,
            Hint = dice.Pick(Enum.GetValues<HintKind>()),
        };
    }

    // Some keys leave, some come back, some change their limits; account, group and secret of a key stay, or it would be another.
    private KeyReloading DrawReload()
    {
        KeySetup[] left = [.. keys.Where(_ => dice.Hits(0.8))];
        return new KeyReloading(dice.UpTo(span), [.. (left.Length == 0 ? keys[..1] : left).Select(key => dice.Hits(0.3)
            ? key with { MaxConcurrency = dice.Maybe(0.5, 1, 5), Weight = dice.Pick(0.5, 1, 4), Pace = dice.Hits(0.3) ? 240 : null } : key)]);
    }

    private ScheduledRequest[] DrawRequests()
    {
        int count = dice.Hits(0.05) ? dice.Between(60, 200) : dice.Between(5, dice.Pick(10, 20, 50));
        double bulk = dice.Pick(0, 0.3, 0.7, 1), cancelled = dice.Pick(0, 0, 0.1, 0.4), streamed = dice.Pick(0, 0.5, 1);
        // All at once, in a few waves, or evenly.
        TimeSpan wave = dice.Pick(TimeSpan.Zero, TimeSpan.FromMilliseconds(300), span);
        TimeSpan[] waves = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.UpTo(span))];
        TimeSpan[] arrivals = [.. Enumerable.Range(0, count).Select(_ => wave == span ? dice.UpTo(span) : dice.Pick(waves) + dice.UpTo(wave)).Order()];
        string?[] groups = [.. keys.Select(key => key.Group).Distinct()];
        return [.. arrivals.Select((at, number) => DrawRequest(number, at, groups, bulk, cancelled, streamed))];
    }

    private ScheduledRequest DrawRequest(int number, TimeSpan at, string?[] groups, double bulk, double cancelled, double streamed)
    {
        int first = dice.Between(0, models - 1);
        return new ScheduledRequest(number, at, dice.Hits(0.6) ? [first] : [first, .. Enumerable.Range(0, models).Where(model => model != first)])
        {
            IsBulk = dice.Hits(bulk),
            IsStreamed = dice.Hits(streamed),
            Group = dice.Pick(groups),
            Session = dice.Hits(0.2) ? string.Create(CultureInfo.InvariantCulture, $"session-{dice.Between(1, 4)}") : null,
            Deadline = dice.Between(0, 4) switch
            {
                0 => TimeSpan.FromMilliseconds(dice.Between(50, 2000)),
                1 => TimeSpan.FromMilliseconds(dice.Between(2000, 60_000)),
                2 => TimeSpan.FromSeconds(dice.Between(60, 1200)),
                _ => null,
            },
            MaxAttempts = dice.Maybe(0.15, 1, 12),
            CancelAfter = dice.Hits(cancelled) ? dice.UpTo(dice.Pick(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1))) : null,
        };
    }
}
