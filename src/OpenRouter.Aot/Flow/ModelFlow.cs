namespace OpenRouter.Aot;

/// <summary>How much may run at once, and how fast, to one model with the keys of one account. Safe for use by several threads.</summary>
/// <param name="board">The flows of the client.</param>
/// <param name="account">The account's own.</param>
/// <param name="model">The model's slug.</param>
/// <param name="isFree">Whether it counts against the account's quota of free models.</param>
internal sealed class ModelFlow(FlowBoard board, AccountFlow account, string model, bool isFree)
{
    private readonly FirstTokenTrend firstTokens = new();

    public FlowBoard Board => board;

    public AccountFlow Account => account;

    public string Model => model;

    public AdaptiveWidth Width { get; } = board.CreateWidth();

    /// <summary>The limits that answers named: the model's own, or those of free models.</summary>
    public LearnedPace Pace { get; } = isFree ? account.FreePace : new LearnedPace();

    /// <summary>Lets an attempt begin.</summary>
    /// <param name="isBulk">Whether it is one of a bulk run, which leaves a share to interactive requests while there are any.</param>
    /// <param name="now">The time.</param>
    /// <param name="permit">What the attempt gives back at its end.</param>
    public bool TryTake(bool isBulk, DateTimeOffset now, out FlowPermit permit)
    {
        permit = default;
        double share = isBulk ? board.ShareToLeave(now) : 0;
        if (!account.Width.TryTake(share, now, out WidthMark ofAccount))
            return false;
        if (Width.TryTake(share, now, out WidthMark ofModel))
        {
            if (board.Pace.TryTake(share, now, out PaceMark ofAddress))
            {
                if (Pace.TryTake(now, out bool isQuestion))
                {
                    permit = new FlowPermit(this, ofAddress, ofAccount, ofModel, isQuestion);
                    return true;
                }

                board.Pace.Return();
            }

            Width.Return();
        }

        account.Width.Return();
        return false;
    }

    /// <summary>When an attempt may begin that may not now; null where it may as soon as another one ends.</summary>
    /// <param name="isBulk">Whether it is one of a bulk run.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? GetRecovery(bool isBulk, DateTimeOffset now)
    {
        DateTimeOffset? held = Latest(account.Width.HeldUntil(now), FindPaceRecovery(isBulk, now));
        return Latest(held, Pace.FindUsedUp(now)?.Until);
    }

    /// <summary>What stands in the way of an attempt, for people; null where nothing that lasts does.</summary>
    /// <param name="isBulk">Whether it is one of a bulk run.</param>
    /// <param name="now">The time.</param>
    public string? DescribeObstacle(bool isBulk, DateTimeOffset now) =>
        Pace.FindUsedUp(now) is var (most, until) ? $"the limit of {most} requests that the service named is used up until {until:u}"
        : FindPaceRecovery(isBulk, now) is { } next ? $"the edge of the service takes no more from this address before {next:u}"
        : null;

    /// <summary>When the service's edge takes more from this address; null where it does now.</summary>
    public DateTimeOffset? FindPaceRecovery(bool isBulk, DateTimeOffset now) => board.Pace.GetRecovery(isBulk ? board.ShareToLeave(now) : 0, now);

    /// <summary>A stream of the model began to tell something.</summary>
    public void NoteFirstToken(TimeSpan latency, DateTimeOffset now)
    {
        if (firstTokens.Add(latency, Width.Running))
            Width.Narrow(now);
    }

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right) => right is null || left > right ? left : right;
}
