using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>The limits of an attempt fire when they are due, by their names, and leave the next attempt alone.</summary>
public sealed class AttemptTimerTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly CountingTime time = new();
    private readonly AttemptTimer timer;

    public AttemptTimerTests() => timer = new AttemptTimer(time);

    [Fact]
    public void A_phase_ends_at_its_limit_and_not_before()
    {
        timer.Start(60 * Second, 60 * Second, CancellationToken.None);
        timer.Begin(TransportFault.FirstByteTimeout, 10 * Second);
        time.Advance(9 * Second);
        Assert.Equal((TransportFault.None, false), (timer.Fault, timer.Token.IsCancellationRequested));
        time.Advance(Second);
        Assert.Equal((TransportFault.FirstByteTimeout, true), (timer.Fault, timer.Token.IsCancellationRequested));
    }

    [Fact]
    public void A_shorter_phase_after_a_longer_one_ends_in_time_and_a_longer_one_is_not_ended_by_the_shorter()
    {
        timer.Start(600 * Second, 600 * Second, CancellationToken.None);
        timer.Begin(TransportFault.FirstByteTimeout, 100 * Second);
        time.Advance(5 * Second);
        timer.Begin(TransportFault.Stall, 10 * Second);
        time.Advance(9 * Second);
        timer.Begin(TransportFault.Stall, 200 * Second);
        time.Advance(199 * Second);
        Assert.Equal(TransportFault.None, timer.Fault);
        time.Advance(Second);
        Assert.Equal(TransportFault.Stall, timer.Fault);
    }

    [Fact]
    public void The_end_of_the_request_bounds_what_is_before_the_first_content_and_the_end_of_the_attempt_everything()
    {
        timer.Start(5 * Second, 20 * Second, CancellationToken.None);
        timer.Begin(TransportFault.FirstTokenTimeout, 60 * Second);
        time.Advance(5 * Second);
        Assert.Equal(TransportFault.AttemptTimeout, timer.Fault);

        timer.Stop();
        timer.Start(5 * Second, 20 * Second, CancellationToken.None);
        timer.Begin(TransportFault.Stall, 60 * Second, hasContent: true);
        time.Advance(19 * Second);
        Assert.Equal(TransportFault.None, timer.Fault);
        time.Advance(Second);
        Assert.Equal(TransportFault.AttemptTimeout, timer.Fault);
    }

    [Fact]
    public void What_the_reader_takes_moves_the_end()
    {
        timer.Start(20 * Second, 20 * Second, CancellationToken.None);
        timer.Begin(TransportFault.Stall, 60 * Second, hasContent: true);
        time.Advance(10 * Second);
        timer.Rest();
        time.Advance(3_600 * Second);
        timer.Begin(TransportFault.Stall, 60 * Second, hasContent: true);
        time.Advance(9 * Second);
        Assert.Equal(TransportFault.None, timer.Fault);
        time.Advance(Second);
        Assert.Equal(TransportFault.AttemptTimeout, timer.Fault);
    }

    [Fact]
    public void An_attempt_that_has_ended_fires_nothing_and_its_token_is_not_the_next_ones()
    {
        using var caller = new CancellationTokenSource();
        timer.Start(60 * Second, 60 * Second, caller.Token);
        timer.Begin(TransportFault.Stall, 10 * Second);
        time.Advance(10 * Second);
        CancellationToken first = timer.Token;
        timer.Stop();
        caller.Cancel();
        timer.Start(60 * Second, 60 * Second, CancellationToken.None);
        Assert.Equal((true, false, TransportFault.None), (first.IsCancellationRequested, timer.Token.IsCancellationRequested, timer.Fault));

        timer.Stop();
        time.Advance(3_600 * Second);
        Assert.False(timer.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_callers_token_cancels_and_is_no_fault()
    {
        using var caller = new CancellationTokenSource();
        timer.Start(60 * Second, 60 * Second, caller.Token);
        caller.Cancel();
        Assert.Equal((true, TransportFault.None), (timer.Token.IsCancellationRequested, timer.Fault));
    }

    [Fact]
    public void A_thousand_attempts_in_a_row_set_the_systems_timer_a_few_times()
    {
        for (int attempt = 0; attempt < 1_000; attempt++)
        {
            timer.Start(600 * Second, 600 * Second, CancellationToken.None);
            timer.Begin(TransportFault.FirstByteTimeout, 120 * Second);
            timer.Begin(TransportFault.Stall, 60 * Second);
            timer.Begin(TransportFault.Stall, 60 * Second);
            timer.Stop();
            time.Advance(0.1 * Second);
        }

        // A hundred seconds passed: it was set for the first attempt, for its shorter limit, and again each time that it found that too early.
        Assert.InRange(time.Changes, 1, 5);
    }

    public void Dispose() => timer.Dispose();

    private sealed class CountingTime : FakeTimeProvider
    {
        public int Changes { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new CountingTimer(this, base.CreateTimer(callback, state, dueTime, period));

        private sealed class CountingTimer(CountingTime time, ITimer inner) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time.Changes++;
                return inner.Change(dueTime, period);
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
