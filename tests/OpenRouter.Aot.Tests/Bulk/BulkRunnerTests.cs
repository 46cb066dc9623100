using System.Globalization;
using System.Text;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

public class BulkRunnerTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_request_has_one_result_in_the_order_asked_for(bool isOrdered)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, scenario =>
        {
            scenario.Models[0].LatencyMs = new ScenarioRange(0, 20);
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Overloaded, When = new FaultCondition { Every = 5 } });
        });
        var places = new List<long>();
        await foreach (BulkResult result in pool.Client.Bulk.RunAsync(Chats(300), new BulkOptions { MaxConcurrency = 20, IsOrdered = isOrdered }, Stop))
        {
            Assert.True(result.IsSuccess, result.Error?.Message);
            Assert.StartsWith($"echo: number {result.Index}.", result.ReadCompletion().Text, StringComparison.Ordinal);
            Assert.Equal(result.Index.ToString(CultureInfo.InvariantCulture), result.Id);
            places.Add(result.Index);
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(number => (long)number), isOrdered ? places : places.Order());
        Assert.InRange(pool.Simulator.GetCounters().MaxInFlight, 2, 20);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task One_that_fails_is_a_typed_error_and_stops_nobody()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation, When = new FaultCondition { FromRequest = 3, UntilRequest = 3 } }));
        List<BulkResult> results = await pool.Client.Bulk.RunAsync(Chats(5), new BulkOptions { MaxConcurrency = 1 }, Stop).ToListAsync(Stop);

        Assert.Equal([true, true, false, true, true], results.Select(result => result.IsSuccess));
        Assert.Equal(VerdictScope.Request, results[2].Error!.Verdict.Scope);
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_an_error_of_its_own()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        BulkRequest[] requests = [new() { Id = "bad", Body = "[1]"u8.ToArray() }, new() { Id = "good", Body = """{"model":"a/one","messages":[{"role":"user","content":"x"}]}"""u8.ToArray() }];
        List<BulkResult> results = await pool.Client.Bulk.RunAsync(requests.ToAsyncEnumerable(), ct: Stop).ToListAsync(Stop);

        Assert.Equal([("bad", false), ("good", true)], results.Select(result => (result.Id, result.IsSuccess)).Order());
    }

    [Theory]
    [InlineData(FaultKind.FirstEventError)]
    [InlineData(FaultKind.MidStreamError)]
    [InlineData(FaultKind.ErrorInChoice)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.Unfinished)]
    public async Task A_streamed_line_that_breaks_is_asked_for_again(FaultKind kind)
    {
        // Nobody has seen any of it, so that nothing is repeated.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = kind, AfterTokens = 4, When = new FaultCondition { UntilRequest = 2 } }));
        BulkRequest[] requests = [new() { Id = "s", Body = """{"model":"a/one","stream":true,"messages":[{"role":"user","content":"streamed"}]}"""u8.ToArray() }];
        BulkResult result = await pool.Client.Bulk.RunAsync(requests.ToAsyncEnumerable(), ct: Stop).SingleAsync(Stop);

        ChatCompletion answer = result.ReadCompletion();
        Assert.StartsWith("echo: streamed", answer.Text, StringComparison.Ordinal);
        Assert.Equal((FinishReason.Stop, 3), (answer.FinishReason, answer.Info.Attempts));
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_streamed_line_is_put_together()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        BulkRequest[] requests = [new() { Id = "s", Body = """{"model":"a/one","stream":true,"messages":[{"role":"user","content":"streamed"}]}"""u8.ToArray() }];
        BulkResult result = Assert.Single(await pool.Client.Bulk.RunAsync(requests.ToAsyncEnumerable(), ct: Stop).ToListAsync(Stop));

        Assert.StartsWith("echo: streamed", result.ReadCompletion().Text, StringComparison.Ordinal);
        Assert.Contains("\"usage\"", Encoding.UTF8.GetString(result.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_taken_only_as_places_become_free()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        int taken = 0;
        IEnumerable<ChatRequest> Endless()
        {
            while (true)
            {
                taken++;
                yield return PoolUnderTest.Ask("again");
            }
        }

        int seen = 0;
        await foreach (BulkResult result in pool.Client.Bulk.RunAsync(Endless(), new BulkOptions { MaxConcurrency = 4 }, Stop))
        {
            if (++seen == 50)
                break;
        }

        Assert.InRange(taken, 50, 50 + 4 + 4 + 1);
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(0, key.InFlight));
    }

    [Fact]
    public async Task An_input_that_throws_ends_the_run_after_what_was_in_flight()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        IEnumerable<ChatRequest> Broken()
        {
            yield return PoolUnderTest.Ask("one");
            yield return PoolUnderTest.Ask("two");
            throw new InvalidDataException("the third is broken");
        }

        int seen = 0;
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (BulkResult result in pool.Client.Bulk.RunAsync(Broken(), new BulkOptions { MaxConcurrency = 3 }, Stop))
                seen++;
        });
        Assert.Equal(("the third is broken", 2), (error.Message, seen));
    }

    private static IEnumerable<ChatRequest> Chats(int count) => Enumerable.Range(0, count).Select(number => PoolUnderTest.Ask($"number {number}."));
}
