using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>
/// Runs a rule set over HTTP against the simulator, on the real clock: the requests come when they come in the virtual world, and each attempt takes at least
/// the round trip that it takes there.
/// </summary>
internal sealed class HttpWorld : IDisposable
{
    // As in the modelled service: a loopback has no distance of its own.
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(80);
    private const double RoundTripSpread = 0.3;

    private readonly Scenario scenario;
    private readonly IPolicy policy;
    private readonly ulong seed;
    private readonly Uri endpoint;
    private readonly HttpClient http = new();
    private readonly Lock gate = new();
    private readonly RunClock clock;
    private long requests, succeeded, attempts, wasted, cut;
    private TimeSpan late;

    private HttpWorld(Scenario scenario, IPolicy policy, ulong seed, Uri baseUrl, RunClock clock)
    {
        this.scenario = scenario;
        this.policy = policy;
        this.seed = seed;
        this.clock = clock;
        endpoint = new Uri($"{baseUrl}/chat/completions");
    }

    private DateTimeOffset Now => clock.Now;

    /// <summary>Runs a rule set to the last request's end.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="rival">The name of the rule set.</param>
    /// <param name="seed">The seed of the requests and their luck.</param>
    /// <param name="choice">The seed of what the rules leave to chance.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<WorldResult> RunAsync(Scenario scenario, string rival, ulong seed, ulong choice, CancellationToken ct)
    {
        var clock = new RunClock();
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = BothWorlds.Translate(scenario.Service), TimeProvider = clock }, ct);
        IPolicy policy = Rivals.Create(rival, scenario.Service.Keys.Count, scenario.Service.Models.Count, choice);
        using var world = new HttpWorld(scenario, policy, seed, simulator.BaseUrl, clock);
        WorldResult result = await world.RunAsync(ct);
        if (world.cut == 0)
        {
            SimulatorCounters counters = simulator.GetCounters();
            Assert.Equal((counters.Attempts, counters.Failed), ((long)result.Attempts, (long)result.Wasted));
        }

        return result;
    }

    public void Dispose() => http.Dispose();

    private async Task<WorldResult> RunAsync(CancellationToken ct)
    {
        List<Task> running = [];
        IReadOnlyList<SimulatedRequest> arrivals = VirtualWorld.Arrivals(scenario, seed);
        clock.Begin();
        foreach (SimulatedRequest arrival in arrivals)
        {
            await WaitUntilAsync(arrival.Arrived, ct);
            running.Add(ServeAsync(new PolicyRequest(arrival.Number, arrival.Models, arrival.Arrived, arrival.Deadline), ct));
        }

        await Task.WhenAll(running);
        return new WorldResult(requests, succeeded, attempts, wasted) { Lateness = late };
    }

    private async Task ServeAsync(PolicyRequest request, CancellationToken ct)
    {
        bool isSuccess = false;
        while (Next(request) is { What: not PolicyStep.Kind.GiveUp } step)
        {
            if (step.What == PolicyStep.Kind.Wait)
            {
                await WaitUntilAsync(step.Until < request.Deadline ? step.Until : request.Deadline, ct);
                continue;
            }

            DateTimeOffset back = Now + (RoundTrip * new Luck(seed, request.Number, request.Attempts).NextFactor(RoundTripSpread));
            (PolicyAnswer answer, isSuccess) = await AttemptAsync(request, step, back, ct);
            lock (gate)
            {
                attempts++;
                if (!isSuccess)
                    wasted++;
                if (!isSuccess && Now - back > late)
                    late = Now - back;
                if (!policy.Report(request, step, answer, Now))
                    break;
            }
        }

        lock (gate)
        {
            requests++;
            if (isSuccess)
                succeeded++;
        }
    }

    private PolicyStep Next(PolicyRequest request)
    {
        lock (gate)
        {
            if (Now >= request.Deadline)
                return PolicyStep.GiveUp;
            PolicyStep step = policy.Next(request, Now);
            if (step.What == PolicyStep.Kind.Attempt)
                request.Attempts++;
            return step;
        }
    }

    private async Task<(PolicyAnswer Answer, bool IsSuccess)> AttemptAsync(
        PolicyRequest request, PolicyStep step, DateTimeOffset back, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(request.Deadline - Now);
        try
        {
            (PolicyAnswer Answer, bool IsSuccess) result = await SendAsync(step.Key, scenario.Service.Models[request.Models[step.Model]].Slug, patience.Token);
            await WaitUntilAsync(back, ct);
            return result;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The simulator may not have seen what its client has left.
            Interlocked.Increment(ref cut);
            return (new PolicyAnswer(0, null, failure.Message), false);
        }
    }

    private async Task<(PolicyAnswer Answer, bool IsSuccess)> SendAsync(int key, string model, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent($$"""{"model":"{{model}}","messages":[{"role":"user","content":"Hello"}]}""", Encoding.UTF8, "application/json"),
        };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", BothWorlds.SecretOf(key));
        using HttpResponseMessage response = await http.SendAsync(message, ct);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ct));
        if (!response.IsSuccessStatusCode)
        {
            string text = body.RootElement.GetProperty("error").GetProperty("message").GetString()!;
            return (new PolicyAnswer((int)response.StatusCode, response.Headers.RetryAfter?.Delta, text), false);
        }

        // The rules see a success; whether it is one, its caller finds out.
        bool isSuccess = !body.RootElement.TryGetProperty("error", out _)
            && body.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() is { Length: > 0 };
        return (new PolicyAnswer((int)response.StatusCode, null, ""), isSuccess);
    }

    private async Task WaitUntilAsync(DateTimeOffset moment, CancellationToken ct)
    {
        TimeSpan left = moment - Now;
        if (left > TimeSpan.Zero)
            await Task.Delay(left, ct);
    }
}
