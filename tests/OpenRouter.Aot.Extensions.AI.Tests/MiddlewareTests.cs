using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

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
    public async Task A_stream_that_breaks_throws_what_our_client_throws()
    {
        await using TestService service = await TestService.StartAsync("""
            data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":"Half"}}]}

            data: {"id":"gen-1","error":{"code":502,"message":"Provider disconnected"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}


            """);
        var text = new System.Text.StringBuilder();

        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (ChatResponseUpdate update in service.Client.AsIChatClient("acme/asked").GetStreamingResponseAsync("Hi", cancellationToken: Stop))
                text.Append(update.Text);
        });

        Assert.Equal("Half", text.ToString());
        Assert.Contains("Provider disconnected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_tells_apart_what_was_asked_with_other_settings()
    {
        await using TestService service = await TestService.StartAsync();
        using var chat = new DistributedCachingChatClient(service.Client.AsIChatClient("acme/asked"), new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())));
        ChatOptions Zdr(bool value) => new ChatOptions().WithOpenRouter(o => o.Provider = new ProviderPreferences { Zdr = value });

        ChatResponse first = await chat.GetResponseAsync("Hi", Zdr(true), Stop);
        ChatResponse again = await chat.GetResponseAsync("Hi", Zdr(true), Stop);
        Assert.Single(service.Requests);
        await chat.GetResponseAsync("Hi", Zdr(false), Stop);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal([true, false], service.Requests.Select(request => (bool)request["provider"]!["zdr"]!));
    }

    [Fact]
    public async Task A_typed_answer_is_asked_for_by_its_schema()
    {
        await using TestService service = await TestService.StartAsync(Answers.Saying("""{"City":"Paris","Celsius":21}"""));
        JsonElement schema = JsonElement.Parse(Weather.JsonSchema.Json.Utf8);

        ChatResponse response = await service.Client.AsIChatClient("acme/asked").GetResponseAsync("Hi", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "Weather") }, Stop);

        Assert.Equal("json_schema", (string)service.Requests[0]["response_format"]!["type"]!);
        Assert.Contains("Paris", response.Text, StringComparison.Ordinal);
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
