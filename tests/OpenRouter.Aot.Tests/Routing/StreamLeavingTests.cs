using System.Net;
using System.Runtime.CompilerServices;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Leaving a stream, in whichever way, closes it at once and gives the key back.</summary>
public class StreamLeavingTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public enum Way
    {
        Break,
        DisposeStream,
        DisposeUnderTheReader,
        CancelCall,
        CancelReader,
        CancelReaderOfAnOpenStream,
    }

    public static TheoryData<Way, bool> Ways => [.. from way in Enum.GetValues<Way>() from http2 in (bool[])[false, true] select (way, http2)];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_server_sees_the_connection_close(Way way, bool useHttp2)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }),
            options => options.KeyCheckInterval = null, useHttp2: useHttp2);
        await LeaveAsync(way, pool.Client.Chat);

        // The server notices by itself, a moment later.
        await Eventually.HoldsAsync(
            () => pool.Simulator.GetCounters() is { InFlight: 0 } now && (useHttp2 || now.OpenConnections == 0), "the end of the connection");
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((1, 1, 0, 1), (counters.Attempts, counters.Left, counters.Succeeded, counters.Connections));
        Assert.Equal(useHttp2 ? 1 : 0, counters.OpenConnections);
        AssertGivenBack(pool.Client);

        // Three tokens of the prompt at 1 USD a million and the four words that had been sent at 2 USD: what would have come is not billed.
        Assert.Equal(0.000011, counters.CostUsd, 1e-9);
    }

    private static async Task LeaveAsync(Way way, ChatEndpoint chat)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var reader = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        ChatRequest request = PoolUnderTest.Ask("hello you there");
        ChatStream stream = way == Way.CancelReaderOfAnOpenStream
            ? (await chat.TryStreamAsync(request, ct: call.Token)).GetValueOrThrow()
            : chat.StreamAsync(request, ct: call.Token);
        if (way == Way.Break)
        {
            await foreach (ChatChunk chunk in stream)
            {
                if (chunk.Text.Length > 0)
                    return;
            }
        }

        IAsyncEnumerator<ChatChunk> chunks = stream.GetAsyncEnumerator(reader.Token);
        for (int i = 0; i < 5; i++)
            Assert.True(await chunks.MoveNextAsync());
        if (way == Way.DisposeStream)
        {
            await stream.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => chunks.MoveNextAsync().AsTask());
            return;
        }

        // The stream stalls: this one waits.
        Task<bool> waiting = chunks.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        if (way == Way.DisposeUnderTheReader)
        {
            await stream.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
            return;
        }

        CancellationTokenSource source = way == Way.CancelCall ? call : reader;
        await source.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dropping_the_reader_does_so_as_soon_as_the_garbage_is_collected(bool useHttp2)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }), useHttp2: useHttp2);
        using var longLived = new CancellationTokenSource();
        await DropAsync(pool.Client.Chat, longLived.Token);
        await Eventually.HoldsAfterCollectionAsync(() => pool.Simulator.GetCounters().InFlight == 0, "the end of the connection");

        Assert.Equal(1, pool.Simulator.GetCounters().Left);
        AssertGivenBack(pool.Client);
    }

    [Fact]
    public async Task A_dropped_stream_is_closed_rather_than_left_to_the_finalizers_of_its_parts()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a"));
        await DropAsync(client.Client.Chat, Stop);
        ScriptedStream body = await client.StreamAsync();
        await Eventually.HoldsAfterCollectionAsync(() => body.IsClosedAsync().IsCompleted, "the end of the connection");
        Assert.Equal((1, 0), (client.Key.Abandoned, client.Key.InFlight));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task DropAsync(ChatEndpoint chat, CancellationToken longLived)
    {
        IAsyncEnumerator<ChatChunk> chunks = chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: longLived).GetAsyncEnumerator(longLived);
        Assert.True(await chunks.MoveNextAsync());
    }

    [Fact]
    public async Task Leaving_before_the_first_content_ends_the_request()
    {
        using var client = new ScriptedClient();
        ChatStream stream = client.Ask(Stop);
        Task<bool> waiting = stream.GetAsyncEnumerator(Stop).MoveNextAsync().AsTask();
        ScriptedStream body = await client.StreamAsync();
        await body.IsReadAsync();
        await stream.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await body.IsClosedAsync();
        Assert.Equal((1, 1, 0), (client.Key.Attempts, client.Key.Abandoned, client.Key.InFlight));
    }

    [Fact]
    public async Task A_stream_that_was_left_is_not_asked_for()
    {
        using var client = new ScriptedClient();
        ChatStream stream = client.Ask(Stop);
        await stream.DisposeAsync();
        await stream.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stream.ToCompletionAsync(Stop).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.ToCompletionAsync(Stop).AsTask());
        Assert.Empty(client.Handler.Streams);
    }

    [Fact]
    public async Task An_open_stream_that_nobody_reads_is_left_by_disposing_it()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a"));
        ChatStream stream = (await client.Client.Chat.TryStreamAsync(PoolUnderTest.Ask("hello"), ct: Stop)).GetValueOrThrow();
        Assert.Equal(1, client.Key.InFlight);
        await stream.DisposeAsync();
        await (await client.StreamAsync()).IsClosedAsync();
        Assert.Equal((1, 0), (client.Key.Abandoned, client.Key.InFlight));
    }

    [Fact]
    public async Task A_cancelled_reader_gets_nothing_more_although_more_has_arrived()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a") + ScriptedHandler.Text("b") + ScriptedHandler.Text("c"));
        using var reader = new CancellationTokenSource();
        int seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatChunk chunk in client.Ask(Stop).WithCancellation(reader.Token))
            {
                seen++;
                await reader.CancelAsync();
            }
        });
        Assert.Equal(1, seen);
        await (await client.StreamAsync()).IsClosedAsync();
    }

    [Fact]
    public async Task A_stream_read_to_its_end_leaves_its_connection_for_the_next()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, options: options => options.KeyCheckInterval = null);
        for (int i = 0; i < 20; i++)
            await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask($"hello {i}"), ct: Stop).ToCompletionAsync(Stop);
        Assert.Equal((20, 1), (pool.Simulator.GetCounters().Succeeded, pool.Simulator.GetCounters().Connections));
    }

    private static void AssertGivenBack(OpenRouterClient client)
    {
        ClientStatistics statistics = client.GetStatistics();
        KeyStatistics key = Assert.Single(statistics.Keys);
        Assert.Equal((1, 1, 0, KeyState.Available), (key.Attempts, key.Abandoned, key.InFlight, key.State));
        Assert.All(statistics.Models, model => Assert.Equal(0, model.InFlight));
        Assert.All(statistics.AccountModels, pair => Assert.Equal(0, pair.InFlight));
    }
}
