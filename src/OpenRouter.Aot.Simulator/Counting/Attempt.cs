namespace OpenRouter.Aot.Simulator;

/// <summary>One inference POST from its arrival to its end, which is noted once: the first call to end it counts.</summary>
internal sealed class Attempt(Tally tally, Ledger? ledger, Tally.Ticket ticket, KeyState? key)
{
    private bool _ended;

    /// <summary>The connection that it came by; null where nothing can break that off.</summary>
    public ClientConnection? Connection { get; init; }

    /// <summary>The hash of its body, where repeats are counted.</summary>
    public UInt128? Body { get; init; }

    /// <summary>What it keeps of its account while it runs.</summary>
    public Hold Hold { get; set; }

    /// <summary>The model that answers where it is not the one that was asked for.</summary>
    public string? Fallback { get; set; }

    /// <summary>Called as it succeeds. The last bytes of its answer are sent only afterwards, so a client finds all of it noted.</summary>
    public Action? OnSuccess { get; set; }

    /// <summary>Called with what is billed as the client leaves.</summary>
    public Action<Answer>? OnLeave { get; set; }

    public void Succeed(decimal cost)
    {
        OnSuccess?.Invoke();
        End(succeeded: true, cost);
    }

    /// <param name="cost">What is billed all the same, as for an answer whose client left.</param>
    public void Fail(decimal cost = 0) => End(succeeded: false, cost);

    /// <summary>Notes that the client closed the connection before the end, unless it was the simulator that did.</summary>
    /// <param name="cost">What is billed all the same.</param>
    public void Leave(decimal cost = 0) => End(succeeded: false, cost, left: Connection is not { IsLost: true });

    private void End(bool succeeded, decimal cost, bool left = false)
    {
        if (_ended) return;
        _ended = true;
        if (key is not null) ledger?.Settle(key, Hold, cost);
        tally.End(ticket, succeeded, cost, left, Fallback, Body);
    }
}
