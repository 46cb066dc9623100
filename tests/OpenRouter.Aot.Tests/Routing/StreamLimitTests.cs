namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What counts as life in a stream, under a clock that the tests move. Both limits are ten seconds.</summary>
public class StreamLimitTests
{
    private const string Finish = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string Usage = "data: {\"choices\":[],\"usage\":{\"total_tokens\":3,\"cost\":0.5}}\n\n";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> NoLife => [": OPENROUTER PROCESSING\n\n", "data:\n\n", "event: ping\n\n", ScriptedHandler.Text(""), "data: {\"choices\":[]}\n\n"];

    public static TheoryData<string> Life => [ScriptedHandler.Text("b"), ScriptedHandler.Event("\"reasoning\":\"so\""), Finish, Usage];

    [Theory]
    [MemberData(nameof(NoLife))]
    public async Task What_brings_nothing_does_not_set_the_stall_limit_back(string filler)
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a"));
        Task<ChatCompletion> reading = client.Ask(Stop).ToCompletionAsync(Stop).AsTask().WaitAsync(ScriptedClient.Longest, Stop);
        ScriptedStream stream = await client.StreamAsync();
        for (int seconds = 0; seconds < 9; seconds += 3)
        {
            await stream.IsReadAsync();
            client.Time.Advance(TimeSpan.FromSeconds(3));
            stream.Send(filler);
        }

        await stream.IsReadAsync();
        Assert.False(reading.IsCompleted);
        client.Time.Advance(TimeSpan.FromSeconds(1));
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(() => reading);
        Assert.Contains("stalled", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", error.PartialText);
        await stream.IsClosedAsync();
        Assert.Equal((1, 1, 0), (client.Key.Attempts, client.Key.Failed, client.Key.InFlight));
    }

    [Theory]
    [MemberData(nameof(Life))]
    public async Task What_brings_something_sets_it_back(string life)
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a"));
        Task<ChatCompletion> reading = client.Ask(Stop).ToCompletionAsync(Stop).AsTask().WaitAsync(ScriptedClient.Longest, Stop);
        ScriptedStream stream = await client.StreamAsync();
        for (int i = 0; i < 3; i++)
        {
            await stream.IsReadAsync();
            client.Time.Advance(TimeSpan.FromSeconds(9));
            stream.Send(life);
        }

        await stream.IsReadAsync();
        stream.Send(Finish + "data: [DONE]\n\n");
        stream.End();
        Assert.StartsWith("a", (await reading).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NoLife))]
    public async Task What_brings_nothing_does_not_set_the_time_to_first_token_back(string filler)
    {
        using var client = new ScriptedClient();
        Task<ChatCompletion> reading = client.Ask(Stop).ToCompletionAsync(Stop).AsTask().WaitAsync(ScriptedClient.Longest, Stop);
        ScriptedStream stream = await client.StreamAsync();
        for (int seconds = 0; seconds < 9; seconds += 3)
        {
            await stream.IsReadAsync();
            client.Time.Advance(TimeSpan.FromSeconds(3));
            stream.Send(filler);
        }

        await stream.IsReadAsync();
        Assert.False(reading.IsCompleted);
        client.Time.Advance(TimeSpan.FromSeconds(1));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => reading);
        Assert.Contains("time-to-first-token", error.Message, StringComparison.Ordinal);
        await stream.IsClosedAsync();
    }

    [Fact]
    public async Task The_readers_own_time_does_not_count()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a") + ScriptedHandler.Text(""));
        await using IAsyncEnumerator<ChatChunk> reader = client.Ask(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await reader.MoveNextAsync());
        client.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await reader.MoveNextAsync());
        client.Time.Advance(TimeSpan.FromHours(1));
        Task<bool> next = reader.MoveNextAsync().AsTask();
        ScriptedStream stream = await client.StreamAsync();
        await stream.IsReadAsync();
        client.Time.Advance(TimeSpan.FromSeconds(9));
        stream.Send(ScriptedHandler.Text("b"));

        Assert.True(await next.WaitAsync(ScriptedClient.Longest, Stop));
        Assert.Equal("b", reader.Current.Text);
    }

    [Fact]
    public async Task A_flood_of_empty_deltas_before_the_content_is_no_failure_and_fills_no_memory()
    {
        string flood = string.Concat(Enumerable.Repeat(ScriptedHandler.Text(""), 3_000));
        using var client = new ScriptedClient(flood + ScriptedHandler.Text("at last") + Finish + "data: [DONE]\n\n", isWhole: true);
        int chunks = 0;
        string text = "";
        await foreach (ChatChunk chunk in client.Ask(Stop))
        {
            chunks++;
            text += chunk.Text;
        }

        Assert.Equal("at last", text);
        Assert.InRange(chunks, 3, 1_100);
    }

    [Fact]
    public async Task A_stream_that_is_put_together_is_bounded_like_any_other_answer()
    {
        string start = string.Concat(Enumerable.Repeat(ScriptedHandler.Text("abcdefghij"), 100));
        using var client = new ScriptedClient(start + Finish, isWhole: true, options => options.Transport.MaxAnswerBytes = 2_000);
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(() => client.Ask(Stop).ToCompletionAsync(Stop).AsTask());
        Assert.Contains("larger than its limit", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.PartialText.Length, 100, 250);

        int read = 0;
        await foreach (ChatChunk chunk in client.Ask(Stop))
            read += chunk.Text.Length;
        Assert.Equal(1_000, read);
    }

    [Fact]
    public async Task An_event_beyond_its_limit_ends_the_stream()
    {
        using var client = new ScriptedClient(
            ScriptedHandler.Text("a") + ScriptedHandler.Text(new string('b', 5_000)), options: options => options.Transport.MaxEventBytes = 4_000);
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(() => client.Ask(Stop).ToCompletionAsync(Stop).AsTask());
        Assert.Contains("larger than its limit", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", error.PartialText);
        await (await client.StreamAsync()).IsClosedAsync();
    }
}
