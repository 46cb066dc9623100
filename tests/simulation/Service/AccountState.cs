namespace OpenRouter.Aot.Simulation;

/// <summary>What an account has in use.</summary>
internal sealed class AccountState(AccountPlan plan)
{
    private long spent;

    public AccountPlan Plan => plan;

    public int InFlight { get; set; }

    public RequestWindow? FreeQuota { get; } = plan.FreeQuota is { } limit ? new RequestWindow(limit, TimeSpan.FromMinutes(1)) : null;

    public bool HasRoom => HasRoomBeside(share: 0);

    /// <summary>Whether one more may run, and a share of the limit stays free.</summary>
    public bool HasRoomBeside(double share) => plan.MaxInFlight is not { } most || InFlight < most - Math.Min((int)Math.Ceiling(most * share), most - 1);

    /// <summary>An answer was paid for.</summary>
    public void Spend() => spent++;

    /// <summary>Whether it can pay for what is in flight and for one more.</summary>
    /// <param name="elapsed">Since the run began.</param>
    public bool CanPay(TimeSpan elapsed)
    {
        if (plan.Credits is not { } credits)
            return true;
        foreach ((TimeSpan at, long bought) in plan.TopUps)
            credits += elapsed >= at ? bought : 0;
        return spent + InFlight < credits;
    }
}
