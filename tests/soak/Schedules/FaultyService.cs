using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>The modelled service with faults that come and go.</summary>
internal sealed class FaultyService
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);

    private readonly VirtualClock clock;
    private readonly Fault[] faults;
    private readonly ulong seed;

    public FaultyService(VirtualClock clock, Schedule schedule)
    {
        this.clock = clock;
        faults = [.. schedule.Faults];
        seed = Chance.Mix(schedule.Seed);
        Service = new ModelledService(clock, schedule.CreateServicePlan(), schedule.Seed);
    }

    public ModelledService Service { get; }

    /// <summary>Takes a request, as <see cref="ModelledService.Send"/> does.</summary>
    public void Send(Exchange exchange, int request, int attempt, int key, ReadOnlySpan<int> asked, TimeSpan limit)
    {
        var luck = new Luck(seed, request, attempt);
        foreach (Fault fault in faults)
        {
            if (fault.IsOn(clock.Elapsed) && Concerns(fault, key) && Refuse(fault) is { } refusal && luck.Hits(fault.Share))
            {
                End(exchange, key, refusal, RoundTrip * luck.NextFactor(0.3), limit);
                return;
            }
        }

        Span<int> left = stackalloc int[asked.Length];
        int count = 0;
        AnswerSummary last = default;
        foreach (int model in asked)
        {
            if (RefuseModel(key, model, ref luck) is { } refusal)
                last = refusal;
            else
                left[count++] = model;
        }

        if (count == 0)
            End(exchange, key, last, RoundTrip * luck.NextFactor(0.3), limit);
        else if (!TrySpoil(exchange, key, left[0], ref luck, limit))
            Service.Send(exchange, request, attempt, key, left[..count], limit);
    }

    /// <summary>What <c>GET /key</c> says of a key: whether it is known; null where nobody answers.</summary>
    public bool? Knows(int key)
    {
        foreach (Fault fault in faults)
        {
            if (!fault.IsOn(clock.Elapsed) || fault.Share < 1)
                continue;
            if (fault.Kind is FaultKind.ServiceFails or FaultKind.Unreachable)
                return null;
            if (fault.Kind == FaultKind.EveryKeyRefused || (fault.Kind == FaultKind.KeyRefused && fault.Key == key))
                return false;
        }

        return Service.Knows(key);
    }

    public TimeSpan TimeToTell(int key, long question) => Service.TimeToTell(key, question);

    private bool Concerns(Fault fault, int key) => (fault.Key < 0 || fault.Key == key) && (fault.Account < 0 || fault.Account == Service.Plan.Keys[key].Account);

    /// <summary>The answer of a fault that asks for no model; null where it does.</summary>
    private AnswerSummary? Refuse(Fault fault) => fault.Kind switch
    {
        FaultKind.KeyRefused or FaultKind.EveryKeyRefused => ServiceAnswers.Refused,
        FaultKind.KeySpent => FaultAnswers.KeySpent(Hint(fault)),
        FaultKind.AccountSpent => ServiceAnswers.OutOfCredits,
        FaultKind.ServiceFails => ServiceAnswers.ServerFailure,
        FaultKind.Unreachable => ServiceAnswers.NoConnection,
        FaultKind.ConnectionBreaks => ServiceAnswers.Late(TransportFault.Reset),
        FaultKind.EdgeThrottles => ServiceAnswers.Edge(Hint(fault) ?? TimeSpan.FromSeconds(1)),
        _ => null,
    };

    private AnswerSummary? RefuseModel(int key, int model, ref Luck luck)
    {
        foreach (Fault fault in faults)
        {
            if (!fault.IsOn(clock.Elapsed) || !Concerns(fault, key) || (fault.Model >= 0 && fault.Model != model))
                continue;
            AnswerSummary? refusal = fault.Kind switch
            {
                FaultKind.PairForbidden => FaultAnswers.PairForbidden,
                FaultKind.ModelThrottled => ServiceAnswers.Throttled(Hint(fault)),
                FaultKind.ModelFails => ServiceAnswers.ProviderFailure,
                _ => null,
            };
            if (refusal is not null && luck.Hits(fault.Share))
                return refusal;
        }

        return null;
    }

    // The model takes the request on, and the answer is not what it should be.
    private bool TrySpoil(Exchange exchange, int key, int model, ref Luck luck, TimeSpan limit)
    {
        foreach (Fault fault in faults)
        {
            bool isSpoiled = fault.Kind is FaultKind.ModelDisguised or FaultKind.ModelHangs or FaultKind.ModelSlow;
            if (!isSpoiled || !fault.IsOn(clock.Elapsed) || !Concerns(fault, key) || (fault.Model >= 0 && fault.Model != model) || !luck.Hits(fault.Share))
                continue;
            string slug = Service.Plan.Models[model].Slug;
            TimeSpan headers = RoundTrip * luck.NextFactor(0.4);
            if (fault.Kind == FaultKind.ModelDisguised)
                End(exchange, key, ServiceAnswers.Disguised(slug), headers * 2, limit, headers);
            else if (fault.Kind == FaultKind.ModelSlow)
                End(exchange, key, ServiceAnswers.Success(slug), Slow * luck.NextFactor(0.5), limit, Slow / 2);
            else
                End(exchange, key, ServiceAnswers.Success(slug), TimeSpan.MaxValue, limit, headers);
            return true;
        }

        return false;
    }

    private void End(Exchange exchange, int key, in AnswerSummary summary, TimeSpan duration, TimeSpan limit, TimeSpan? headers = null)
    {
        exchange.Began = clock.Now;
        exchange.Key = key;
        exchange.Model = -1;
        exchange.Headers = headers ?? duration;
        exchange.Duration = duration;
        exchange.Summary = summary;
        exchange.IsSuccess = summary is { Status: 200, Error: null };
        bool hasHeaders = headers < limit && headers < duration;
        if (duration > limit)
        {
            exchange.Duration = limit;
            exchange.IsSuccess = false;
            exchange.Summary = ServiceAnswers.Late(TransportFault.AttemptTimeout) with { Status = hasHeaders ? 200 : 0 };
        }

        if (hasHeaders)
            clock.Schedule(exchange, clock.Now + headers!.Value);
        exchange.Schedule(clock);
    }

    private TimeSpan? Hint(Fault fault)
    {
        TimeSpan left = TimeSpan.FromSeconds(Math.Ceiling((fault.Until - clock.Elapsed).TotalSeconds));
        return fault.Hint switch
        {
            HintKind.Right => left,
            HintKind.TooShort => TimeSpan.FromSeconds(1),
            HintKind.TooLong => left + TimeSpan.FromMinutes(1),
            _ => null,
        };
    }
}
