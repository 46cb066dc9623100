namespace OpenRouter.Aot.Simulation;

/// <summary>One request to the service and its answer. Used again for others, once it has ended.</summary>
/// <param name="service">The service.</param>
/// <param name="owner">Who sends.</param>
internal sealed class Exchange(ModelledService service, IExchangeOwner owner) : VirtualEvent
{
    private const long HeadersStamp = 0;
    private const long EndStamp = 1;

    /// <summary>What the client learns.</summary>
    public AnswerSummary Summary;

    /// <summary>Whether the answer is one that its caller can use, whatever its status says.</summary>
    public bool IsSuccess { get; set; }

    /// <summary>The key, by its place in the plan.</summary>
    public int Key { get; set; }

    /// <summary>The model that answers, by its place in the plan; -1 where the request was turned away.</summary>
    public int Model { get; set; }

    public DateTimeOffset Began { get; set; }

    /// <summary>From the beginning to the headers.</summary>
    public TimeSpan Headers { get; set; }

    /// <summary>From the beginning to the end.</summary>
    public TimeSpan Duration { get; set; }

    public override void Happen(long stamp)
    {
        if (stamp == HeadersStamp)
        {
            owner.OnHeaders(this);
            return;
        }

        service.End(this);
        owner.OnEnd(this);
    }

    /// <summary>Has its answer come when its time is.</summary>
    public void Schedule(VirtualClock clock)
    {
        bool isRead = Model >= 0 && Summary.Status is >= 200 and < 300;
        if (isRead)
            clock.Schedule(this, Began + Headers, HeadersStamp);
        clock.Schedule(this, Began + Duration, EndStamp);
    }
}
