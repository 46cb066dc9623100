namespace OpenRouter.Aot;

/// <summary>That an attempt may run. Given back once, by who holds it.</summary>
/// <param name="flow">The flow; null for a request that needs none.</param>
/// <param name="ofAddress">What the pace of the client's address was like.</param>
/// <param name="ofAccount">What the account's width was like.</param>
/// <param name="ofModel">What the model's width was like.</param>
/// <param name="isQuestion">Whether the attempt asks whether a learned limit still stands.</param>
internal readonly struct FlowPermit(ModelFlow? flow, PaceMark ofAddress, WidthMark ofAccount, WidthMark ofModel, bool isQuestion)
{
    public ModelFlow? Flow => flow;

    /// <summary>The service took the attempt on.</summary>
    public void Accept(DateTimeOffset now)
    {
        if (flow is null)
            return;
        PassEdge(now);
        if (flow.Width.Accept(now))
            flow.Board.RoomReturned?.Invoke(flow);
    }

    /// <summary>More ran at once than the account may have.</summary>
    /// <param name="until">When it may be tried again, as the service says.</param>
    /// <param name="now">The time.</param>
    public void Prove(DateTimeOffset? until, DateTimeOffset now) => flow?.Account.Width.Prove(ofAccount, until, now);

    /// <summary>The model takes no more for now, for whatever reason.</summary>
    public void ThrottleModel(DateTimeOffset now) => flow?.Width.Throttle(ofModel, now);

    /// <summary>The service takes no more from this client's address for now.</summary>
    /// <param name="isTold">Whether it said for how long.</param>
    /// <param name="now">The time.</param>
    public void ThrottleAddress(bool isTold, DateTimeOffset now) => flow?.Board.Pace.Throttle(ofAddress, isTold, now);

    /// <summary>The edge let the attempt pass, whatever came of it behind.</summary>
    public void PassEdge(DateTimeOffset now) => flow?.Board.Pace.Pass(ofAddress, now);

    /// <summary>Ends the attempt.</summary>
    /// <param name="isAccepted">Whether the service took it on.</param>
    public void Return(bool isAccepted) => End(isAccepted, wasSent: true);

    /// <summary>The attempt did not begin after all.</summary>
    public void Cancel() => End(isAccepted: false, wasSent: false);

    private void End(bool isAccepted, bool wasSent)
    {
        if (flow is null)
            return;
        flow.Pace.Return(isQuestion, isAccepted, wasSent);
        flow.Width.Return();
        flow.Account.Width.Return();
        if (!wasSent)
            flow.Board.Pace.Return();
        flow.Board.RoomReturned?.Invoke(flow);
    }
}
