using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;
using OpenRouter.Aot.Tests.Verdicts;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>The typed readers of responses and messages come to the verdicts of the tables, over real HTTP.</summary>
public class TypedVerdictTests
{
    private static readonly RequestOptions Once = new() { MaxAttempts = 1 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_answers_have_the_verdict_of_the_table()
    {
        int rows = 0;
        foreach ((string what, string path, string body, string expected) in FailedSuccessTests.OtherEndpoints.Select(row => row.Data))
        {
            if (path is not ("/responses" or "/messages"))
                continue;
            await using PoolUnderTest pool = await StartAsync(body, "application/json");
            Assert.Equal((what, expected), (what, await CompleteAsync(pool.Client, path)));
            rows++;
        }

        // What is no chat is an error wherever it comes from.
        foreach ((string what, string body, string expected) in FailedSuccessTests.Answers.Select(row => row.Data))
        {
            if (body.Contains("choices", StringComparison.Ordinal))
                continue;
            foreach (string path in (string[])["/responses", "/messages"])
            {
                await using PoolUnderTest pool = await StartAsync(body, "application/json");
                Assert.Equal((what, expected), (what, await CompleteAsync(pool.Client, path)));
                rows++;
            }
        }

        Assert.True(rows > 30, $"Only {rows} rows.");
    }

    [Fact]
    public async Task Streams_have_the_verdict_of_the_table()
    {
        int rows = 0;
        foreach ((string what, string[] events, string expected) in StreamVerdictTests.Streams.Select(row => row.Data))
        {
            string body = string.Concat(events.Select(data => $"data: {data}\n\n"));
            if (body.Contains("choices", StringComparison.Ordinal))
                continue;
            foreach (string path in (string[])["/responses", "/messages"])
            {
                // Errors alone look alike on both; the rest is the one's or the other's.
                bool isResponse = body.Contains("\"response.", StringComparison.Ordinal);
                bool isMessage = body.Contains("\"message_", StringComparison.Ordinal) || body.Contains("\"content_", StringComparison.Ordinal);
                if (path == "/responses" ? isMessage : isResponse)
                    continue;
                await using PoolUnderTest pool = await StartAsync(body, "text/event-stream");
                Assert.Equal((what, expected), (what, await StreamAsync(pool.Client, path)));
                rows++;
            }
        }

        Assert.True(rows > 20, $"Only {rows} rows.");
    }

    private static Task<PoolUnderTest> StartAsync(string body, string contentType) => PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
        new ScenarioFault { Kind = FaultKind.Status, Status = 200, Body = body, ContentType = contentType }));

    private static async Task<string> CompleteAsync(OpenRouterClient client, string path) => path == "/responses"
        ? Of((await client.Responses.TryCompleteAsync(Question(), Once, Stop)).Error)
        : Of((await client.Messages.TryCompleteAsync(Message(), Once, Stop)).Error);

    private static async Task<string> StreamAsync(OpenRouterClient client, string path)
    {
        try
        {
            if (path == "/responses")
                await client.Responses.StreamAsync(Question(), Once, Stop).ToAnswerAsync(Stop);
            else
                await client.Messages.StreamAsync(Message(), Once, Stop).ToAnswerAsync(Stop);
            return Of(error: null);
        }
        catch (OpenRouterException error)
        {
            return Of(error);
        }
    }

    private static ResponseRequest Question() => new() { Model = "a/one", Input = "hello", MaxOutputTokens = 50 };

    private static MessageRequest Message() => new() { Model = "a/one", Messages = ["hello"], MaxTokens = 50 };

    private static string Of(OpenRouterException? error) => error is null ? "none accept" : VerdictDescription.Of(error.Verdict);
}
