namespace OpenRouter.Aot;

/// <summary>A place in the waiting line whose request awaits its turn.</summary>
/// <param name="step">What is waited for.</param>
/// <param name="deadline">When the request must have ended.</param>
/// <param name="isBulk">Whether it is a line of a bulk run.</param>
internal sealed class AwaitedPlace(PlanStep step, DateTimeOffset deadline, bool isBulk) : WaitingPlace(step, deadline, isBulk)
{
    private readonly TaskCompletionSource<DateTimeOffset> called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until called.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where the line is full.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<bool> WaitAsync(WaitingLine line, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!line.TryJoin(this))
            return false;
        try
        {
            // Room that returned before this request stood in the line called nobody.
            if (MayTryAtOnce)
                return true;
            DateTimeOffset turn = await WaitForCallAsync(line, time, cancellationToken).ConfigureAwait(false);
            if (turn - time.GetUtcNow() is var holdBack && holdBack > TimeSpan.Zero)
                await Task.Delay(holdBack, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            line.Leave(this);
        }
    }

    public override void OnCalled(DateTimeOffset turn) => called.TrySetResult(turn);

    private async ValueTask<DateTimeOffset> WaitForCallAsync(WaitingLine line, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait = Alarm - time.GetUtcNow();
            try
            {
                return await called.Task.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                line.Ring(this);
            }
        }
    }
}
