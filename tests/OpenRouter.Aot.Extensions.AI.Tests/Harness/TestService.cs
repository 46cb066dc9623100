using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>A simulator that gives the answers of a test, one a request and then its own, and a client of it whose requests are kept as they were sent.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly OpenRouterSimulator simulator;
    private readonly KeptRequests kept;

    private TestService(OpenRouterSimulator simulator)
    {
        this.simulator = simulator;
        kept = new KeptRequests(new SocketsHttpHandler { AllowAutoRedirect = false });
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, HandlerFactory = () => kept, KeyCheckInterval = null, Seed = 1 };
        options.Keys.Add(new KeyOptions { Alias = "one", Secret = new ApiKey("sk-or-one") });
        options.Keys.Add(new KeyOptions { Alias = "grouped", Secret = new ApiKey("sk-or-two"), Group = "team-a" });
        options.Routing.MaxAttempts = 3;
        Client = new OpenRouterClient(options);
    }

    public OpenRouterClient Client { get; }

    /// <summary>The bodies of the requests that reached the service, in their order.</summary>
    public JsonObject[] Requests => [.. kept.Bodies.Select(body => (JsonObject)JsonNode.Parse(body)!)];

    /// <summary>The header of each request that tells the key.</summary>
    public string[] Keys => [.. kept.Keys];

    /// <summary>Starts it.</summary>
    /// <param name="answers">Whole answers as JSON, streamed ones as events (<see cref="Answers"/>), a number for an error of that status, "" for the simulator's own.</param>
    public static async Task<TestService> StartAsync(params string[] answers)
    {
        var scenario = Scenario.Open();
        // A fault counts the requests that no earlier one has taken.
        int own = 0;
        foreach (string answer in answers)
        {
            if (answer.Length == 0)
            {
                own++;
                continue;
            }

            bool isError = int.TryParse(answer, CultureInfo.InvariantCulture, out int status);
            scenario.Faults.Add(new ScenarioFault
            {
                Kind = FaultKind.Status,
                Status = isError ? status : 200,
                Body = isError ? null : answer,
                ContentType = answer.StartsWith("data:", StringComparison.Ordinal) ? "text/event-stream" : null,
                When = new FaultCondition { FromRequest = own + 1, Times = 1 },
            });
        }

        return new TestService(await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken));
    }

    /// <summary>The turns of a request.</summary>
    /// <param name="request">Its number, from 0.</param>
    public JsonObject[] TurnsOf(int request) => [.. Requests[request]["messages"]!.AsArray().Select(turn => (JsonObject)turn!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await simulator.DisposeAsync();
    }

    private sealed class KeptRequests(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public ConcurrentQueue<string> Bodies { get; } = [];

        public ConcurrentQueue<string> Keys { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                Bodies.Enqueue(await content.ReadAsStringAsync(cancellationToken));
                Keys.Enqueue(request.Headers.Authorization?.ToString() ?? request.Headers.GetValues("Authorization").Single());
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
