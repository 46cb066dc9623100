using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Tests.Keys;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Who waits, who is called first, and who is not let in.</summary>
public class WaitingLineTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new();
    private readonly KeyRing ring;
    private readonly KeyRoute route;

    public WaitingLineTests()
    {
        ring = RingUnderTest.Create(RingUnderTest.Keys(1, (_, key) => key.MaxConcurrency = 1), time);
        route = ring.Route(null, isFreeModel: false);
    }

    [Fact]
    public async Task A_key_with_room_calls_the_one_with_the_least_time_left()
    {
        WaitingLine line = Create();
        KeyLease taken = Fill();
        int[] minutes = [5, 1, 9, 3, 7];
        Task<bool>[] waiting = [.. minutes.Select(deadline => Wait(line, forRoom: true, deadline))];

        foreach (int next in minutes.Order())
        {
            Assert.All(waiting, one => Assert.True(one.IsCompleted == minutes[Array.IndexOf(waiting, one)] < next));
            taken.Abandon();
            Assert.True(await waiting[Array.IndexOf(minutes, next)].WaitAsync(Stop));
            taken = Fill();
        }
    }

    [Fact]
    public async Task A_key_of_no_use_to_the_first_calls_the_next()
    {
        WaitingLine line = Create();
        KeyLease taken = Fill();
        var barred = new KeySet();
        barred.Add(ring.Key(0));
        Task<bool> first = Wait(line, ForRoom(line, 1, barred), 1);
        Task<bool> second = Wait(line, forRoom: true, minutes: 5);
        taken.Abandon();

        Assert.True(await second.WaitAsync(Stop));
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task Room_that_returned_before_the_line_was_joined_is_seen()
    {
        WaitingLine line = Create();
        using KeyLeaseHolder taken = new(Fill());
        PlanStep step = ForRoom(line, 60, default);
        taken.Dispose();
        Assert.True(await Wait(line, step, minutes: 1).WaitAsync(Stop));
    }

    [Fact]
    public async Task A_full_line_refuses_requests_but_no_bulk_lines()
    {
        WaitingLine line = Create(most: 2);
        using KeyLeaseHolder taken = new(Fill());
        Task<bool> first = Wait(line, forRoom: true, 1), second = Wait(line, forRoom: true, 2);

        Assert.False(await Wait(line, forRoom: true, 3));
        Task<bool> bulk = Wait(line, ForRoom(line, 9, default), 9, isBulk: true);
        Assert.False(bulk.IsCompleted);
        Assert.Equal(3, line.Count);
        taken.Dispose();
        Assert.True(await first.WaitAsync(Stop));
        Task<bool> third = Wait(line, forRoom: false, 1);
        Assert.False(third.IsCompleted);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_recovery_calls_all_one_after_the_other_in_the_order_of_their_deadlines()
    {
        WaitingLine line = Create();
        int[] minutes = [4, 1, 3, 2];
        Task<bool>[] waiting = [.. minutes.Select(deadline => Wait(line, forRoom: false, deadline))];
        line.CallAll();

        foreach (int next in minutes.Order())
        {
            Assert.True(await waiting[Array.IndexOf(minutes, next)].WaitAsync(Stop));
            Assert.All(minutes.Index().Where(one => one.Item > next), one => Assert.False(waiting[one.Index].IsCompleted));
            time.Advance(TimeSpan.FromMilliseconds(2));
        }

        Assert.Equal(0, line.Count);
    }

    [Fact]
    public async Task What_recovers_by_itself_is_found_by_one_after_the_other_the_most_urgent_first()
    {
        WaitingLine line = Create();
        DateTimeOffset recovery = time.GetUtcNow().AddSeconds(30);
        int[] minutes = [.. Enumerable.Range(2, 20).Reverse()];
        Task<bool>[] waiting = [.. minutes.Select(deadline => Wait(line, PlanStep.Wait(recovery, route), deadline))];
        time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        await Task.Yield();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        var order = new List<int>();
        for (int i = 0; i < 5_000 && order.Count < minutes.Length; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            // Who was called is out of the line at once, and goes on a little later, on another thread.
            do
                await Task.Delay(1, Stop);
            while (waiting.Count(one => one.IsCompleted) + line.Count < waiting.Length);
            order.AddRange(minutes.Where((one, at) => waiting[at].IsCompleted && !order.Contains(one)).Order());
        }

        Assert.Equal(minutes.Order(), order);
        Assert.Equal(0, line.Count);
    }

    [Fact]
    public async Task Who_cancels_leaves_the_line()
    {
        WaitingLine line = Create(most: 1);
        using KeyLeaseHolder taken = new(Fill());
        using var cancel = new CancellationTokenSource();
        Task<bool> waiting = Wait(line, ForRoom(line, 1, default), 1, ct: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, line.Count);
        Assert.False(Wait(line, forRoom: true, 1).IsCompleted);
    }

    private WaitingLine Create(int most = 100)
    {
        var line = new WaitingLine(time, new Chance(1), most, TimeSpan.FromMilliseconds(250));
        ring.RoomReturned = line.Call;
        return line;
    }

    private Task<bool> Wait(WaitingLine line, bool forRoom, int minutes)
    {
        PlanStep step = forRoom ? ForRoom(line, 60, default) : PlanStep.Wait(Later(60), route);
        return Wait(line, step, minutes);
    }

    private Task<bool> Wait(WaitingLine line, PlanStep step, int minutes, bool isBulk = false, CancellationToken? ct = null) =>
        IsInAsync(new AwaitedPlace(step, Later(minutes), isBulk).WaitAsync(line, time, ct ?? Stop));

    private static async Task<bool> IsInAsync(ValueTask<(bool IsIn, FlowPermit Permit)> waiting) => (await waiting).IsIn;

    private PlanStep ForRoom(WaitingLine line, int minutes, in KeySet excluded) => PlanStep.WaitForRoom(Later(minutes), route, [], excluded, line.Returns);

    private DateTimeOffset Later(int minutes) => time.GetUtcNow().AddMinutes(minutes);

    // That a key is full is found out by the first who does not get it.
    private KeyLease Fill()
    {
        KeyLease lease = route.Take();
        Assert.False(route.TryAcquire(default, 0, out _));
        return lease;
    }

    private sealed class KeyLeaseHolder(KeyLease lease) : IDisposable
    {
        public void Dispose() => lease.Abandon();
    }
}
