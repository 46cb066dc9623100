namespace OpenRouter.Aot;

/// <summary>The money of a run: what was spent, and what is reserved for requests that run. Safe for use by several threads.</summary>
/// <param name="most">The most that it may cost, in USD.</param>
/// <param name="spent">What earlier runs have spent.</param>
/// <param name="prices">What a request may cost.</param>
internal sealed class BulkBudget(decimal most, decimal spent, BulkPrices prices)
{
    private readonly Lock gate = new();
    private decimal reserved;
    private long running;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reserves what a request may cost; it waits while others run whose reservation is larger than what they come to.</summary>
    /// <returns>Null where it is reserved, else why it cannot be.</returns>
    public async ValueTask<BulkPause?> ReserveAsync(BulkLine line, ModelRoute route, int? maxTokens, CancellationToken ct)
    {
        if (prices.FindMost(route, line.Request.Body.Length, maxTokens, out string unknown) is not { } amount)
        {
            return Pause($"Stopped, because nobody knows what '{line.Request.Id}' may cost: the catalogue has no price for {unknown}, or no bound of its answers."
                + " Name max_tokens, or run without a limit of cost.");
        }

        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (spent + reserved + amount <= most)
                {
                    (line.Reserved, line.Owed) = (amount, 0);
                    reserved += amount;
                    running++;
                    return null;
                }

                if (running == 0)
                    return Pause(Describe(line, amount));
                wait = changed.Task;
            }

            await wait.WaitAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>Counts an attempt that nobody saw the end of as if it had cost all that it might; the next needs a reservation of its own.</summary>
    public void Spend(BulkLine line)
    {
        lock (gate)
        {
            reserved -= line.Reserved;
            spent += line.Reserved;
            (line.Owed, line.Reserved) = (line.Reserved, 0);
        }
    }

    /// <summary>Reserves what the next attempt of a request may cost.</summary>
    /// <exception cref="BulkBudgetException">It might cost more than is left: it must not leave.</exception>
    public void ReserveAnew(BulkLine line)
    {
        lock (gate)
        {
            if (spent + reserved + line.Owed > most)
                throw new BulkBudgetException(Pause(Describe(line, line.Owed)));
            reserved += line.Owed;
            (line.Reserved, line.Owed) = (line.Owed, 0);
        }
    }

    /// <summary>Ends a reservation.</summary>
    /// <param name="line">The request.</param>
    /// <param name="cost">What it cost; null where nobody knows.</param>
    /// <param name="isAnswered">Whether it was answered, so that it cost something.</param>
    public void Settle(BulkLine line, decimal? cost, bool isAnswered)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            reserved -= line.Reserved;
            running--;
            spent += cost ?? (isAnswered ? line.Reserved : 0);
            line.Reserved = 0;
            before = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }

    private string Describe(BulkLine line, decimal amount) => FormattableString.Invariant(
        $"Stopped before the limit of cost: ${spent:0.######} of ${most:0.######} are spent, and '{line.Request.Id}' may cost up to ${amount:0.######}.");

    private static BulkPause Pause(string message) => new(BulkPauseReason.CostLimit, message, null, null);
}
