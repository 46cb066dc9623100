using System.Text.Json;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Secrets;

/// <summary>A key never comes out, even where the server quotes it.</summary>
public class SecretTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(400)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task No_error_repeats_a_key_that_the_server_quotes(int status)
    {
        const string Secret = PoolUnderTest.SecretMark + "1";
        string body = $$"""{ "error": { "code": {{status}}, "message": "Bad key {{Secret}}", "metadata": { "raw": "{{Secret}}" } } }""";
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Status, Status = status, Body = body }));
        var errors = new List<OpenRouterException>
        {
            await Assert.ThrowsAnyAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)),
            await Assert.ThrowsAnyAsync<OpenRouterException>(async () => await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop)),
        };
        errors.AddRange((await pool.Client.Bulk.RunAsync([PoolUnderTest.Ask("x")], new BulkOptions { Request = new RequestOptions { Deadline = TimeSpan.FromSeconds(1) } }, Stop).ToListAsync(Stop)).Select(result => result.Error!));

        foreach (OpenRouterException error in errors)
            AssertNoSecret(Everything(error));
        AssertNoSecret(string.Join(' ', pool.Client.GetStatistics().Keys) + string.Join(' ', pool.Client.GetStatistics().Models));
        AssertNoSecret(string.Join(' ', await pool.Client.Keys.CheckAsync(Stop)));
    }

    [Fact]
    public async Task No_stream_that_breaks_repeats_it()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.MidStreamError, AfterTokens = 3, Message = $"broken for {PoolUnderTest.SecretMark}1" }));
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(
            async () => await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop));
        Assert.Contains("broken for", error.Message, StringComparison.Ordinal);
        AssertNoSecret(Everything(error));
    }

    private static void AssertNoSecret(string text) => Assert.DoesNotContain(PoolUnderTest.SecretMark, text, StringComparison.Ordinal);

    private static string Everything(OpenRouterException error) => string.Join('\n',
        error, error.Message, error.Body, error.Verdict, error.Error, error.Error?.Raw, error.Error?.Message,
        error.Error?.Json);
}
