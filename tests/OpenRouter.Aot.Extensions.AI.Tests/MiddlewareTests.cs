using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Middleware of Microsoft.Extensions.AI over ours, and errors through it.</summary>
public class MiddlewareTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Telemetry_names_provider_model_and_usage(bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync(isStreamed ? Answers.Stream(["""{"content":"Hi"}"""]) : Answers.Saying("Hi"));
        string source = $"test-{Guid.NewGuid()}";
        var spans = new List<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = one => one.Name == source, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = spans.Add };
        ActivitySource.AddActivityListener(listener);
        using var chat = new OpenTelemetryChatClient(service.Client.AsIChatClient("acme/asked"), sourceName: source);

        await AskAsync(chat, isStreamed);

        Activity span = spans.Single();
        Assert.Equal(
            ("openrouter", "acme/asked", "acme/served", "gen-1", "10", "5", "127.0.0.1"),
            (Tag(span, "gen_ai.provider.name"), Tag(span, "gen_ai.request.model"), Tag(span, "gen_ai.response.model"), Tag(span, "gen_ai.response.id"), Tag(span, "gen_ai.usage.input_tokens"),
                Tag(span, "gen_ai.usage.output_tokens"), Tag(span, "server.address")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failover_tries_ours_once_and_then_the_next_client(bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync("400");
        await using TestService spare = await TestService.StartAsync(isStreamed ? Answers.Stream(["""{"content":"From the spare."}"""]) : Answers.Saying("From the spare."));
        using var chat = new OrderedFailoverChatClient([service.Client.AsIChatClient("acme/asked"), spare.Client.AsIChatClient("acme/spare")]);

        ChatResponse response = await AskAsync(chat, isStreamed);

        Assert.Equal("From the spare.", response.Text);
        Assert.Equal((1, 1), (service.Requests.Length, spare.Requests.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Our_own_retries_happen_within_the_one_try_of_a_failover(bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync("503", isStreamed ? Answers.Stream(["""{"content":"Second."}"""]) : Answers.Saying("Second."));
        await using TestService spare = await TestService.StartAsync();
        using var chat = new OrderedFailoverChatClient([service.Client.AsIChatClient(new ModelRoute("acme/asked", "acme/fallback")), spare.Client.AsIChatClient("acme/spare")]);

        ChatResponse response = await AskAsync(chat, isStreamed);

        Assert.Equal(("Second.", 2, 0), (response.Text, service.Requests.Length, spare.Requests.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Our_error_comes_through_as_it_is(bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync("400");

        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => AskAsync(service.Client.AsIChatClient("acme/asked"), isStreamed));

        Assert.Equal((VerdictScope.Request, 400), (error.Verdict.Scope, error.Info.Status));
    }

    [Fact]
    public async Task A_stream_that_is_left_or_cancelled_ends()
    {
        await using TestService service = await TestService.StartAsync();
        IChatClient chat = service.Client.AsIChatClient("acme/asked");
        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("Hi", cancellationToken: Stop))
            break;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.GetStreamingResponseAsync("Hi", cancellationToken: new CancellationToken(true)).ToChatResponseAsync(Stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.GetResponseAsync("Hi", cancellationToken: new CancellationToken(true)));
    }

    private static Task<ChatResponse> AskAsync(IChatClient chat, bool isStreamed) =>
        isStreamed ? chat.GetStreamingResponseAsync("Hi", cancellationToken: Stop).ToChatResponseAsync(Stop) : chat.GetResponseAsync("Hi", cancellationToken: Stop);

    private static string? Tag(Activity span, string name) => span.GetTagItem(name)?.ToString();
}
