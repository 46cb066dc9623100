using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;
using Polly;
using Polly.Timeout;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>A host whose HTTP clients all have the standard resilience handler: ours is none of the factory's, and keeps its own limits and its own budget.</summary>
public sealed class StandardResilienceTests
{
    private const string Body = """{ "model": "a/one", "messages": [{ "role": "user", "content": "Hello" }], "max_tokens": 50 }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_of_sixty_seconds_arrives_where_the_handler_gives_up()
    {
        // On the clock of service and client a minute passes when the test says so; on the handler's, which is the real one, all its limits pass meanwhile.
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Models.Add(new ScenarioModel { Id = "a/one", LatencyMs = 60_000 }), time: time);
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => Build(builder, retries: 1).Configure<OpenRouterClientOptions>(options => options.TimeProvider = time));
        Task<ChatCompletion> ours = host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        await Eventually.HoldsAsync(() => simulator.GetCounters().InFlight == 1, "our request");

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => AskAsync(host, simulator));
        Assert.False(ours.IsCompleted);
        Assert.True(simulator.GetCounters().Keys["key-2"].Attempts > 0);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(ours.IsCompleted);
        Assert.Equal(1, (await ClockedTask.EndsAsync(ours, time, TimeSpan.FromSeconds(1))).Info.Attempts);
        Assert.Equal((1L, 1L), (simulator.GetCounters().Keys["key-1"].Attempts, simulator.GetCounters().Keys["key-1"].Succeeded));
    }

    [Fact]
    public async Task A_failure_is_attempted_only_as_our_budget_says()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { Endpoint = "chat/completions" } }));
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => Build(builder, retries: 5));
        OpenRouterException error = await Assert.ThrowsAnyAsync<OpenRouterException>(() => host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop));
        Assert.Equal(VerdictScope.Service, error.Verdict.Scope);
        Assert.Equal(new RoutingOptions().MaxAttempts, simulator.GetCounters().Keys["key-1"].Attempts);

        // The handler of the others does bite: its own five beside the first.
        using HttpResponseMessage answer = await AskAsync(host, simulator);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(6, simulator.GetCounters().Keys["key-2"].Attempts);
    }

    [Fact(Explicit = true)]
    public async Task An_answer_of_sixty_real_seconds_arrives_under_the_handlers_own_defaults()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Models.Add(new ScenarioModel { Id = "a/one", LatencyMs = 60_000 }));
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder =>
        {
            builder.Services.AddOpenRouter().ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
        });
        Task<ChatCompletion> ours = host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => AskAsync(host, simulator));
        ChatCompletion answer = await ours;
        Assert.Equal(1, answer.Info.Attempts);
        Assert.True(answer.Info.Duration >= TimeSpan.FromSeconds(59), $"{answer.Info.Duration}");
    }

    private static IServiceCollection Build(HostApplicationBuilder builder, int retries) => builder.Services
        .AddOpenRouter()
        .Configure<OpenRouterClientOptions>(options => options.Routing.Backoff = TimeSpan.FromMilliseconds(1))
        .ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler(options =>
        {
            options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(500);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(5);
            options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(30);
            options.CircuitBreaker.MinimumThroughput = 100;
            options.Retry.MaxRetryAttempts = retries;
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            options.Retry.BackoffType = DelayBackoffType.Constant;
        }));

    private static async Task<HttpResponseMessage> AskAsync(TestHost host, OpenRouterSimulator simulator)
    {
        using HttpClient other = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{simulator.BaseUrl}/chat/completions"))
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Service.SecretMark + "2");
        return await other.SendAsync(request, Stop);
    }
}
