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
    /// <returns>Whether there was a place, and the room that is held for the request, for it to use or to cancel.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<(bool IsIn, FlowPermit Permit)> WaitAsync(WaitingLine line, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!line.TryJoin(this))
            return default;
        bool isOver = false;
        try
        {
            DateTimeOffset turn = await WaitForCallAsync(line, time, cancellationToken).ConfigureAwait(false);
            if (turn - time.GetUtcNow() is var holdBack && holdBack > TimeSpan.Zero)
                await Task.Delay(holdBack, time, cancellationToken).ConfigureAwait(false);
            isOver = true;
            return (true, Permit);
        }
        finally
        {
            line.Leave(this);
            if (!isOver)
                Permit.Cancel();
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
