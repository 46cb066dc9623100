using System.Security.Cryptography.X509Certificates;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A client before a simulator, over real HTTP: keys key-1 to key-N, each with the secret sk-or-marked-N.</summary>
internal sealed class PoolUnderTest : IAsyncDisposable
{
    public const string SecretMark = "sk-or-marked-";

    private PoolUnderTest(OpenRouterSimulator simulator, OpenRouterClient client)
    {
        Simulator = simulator;
        Client = client;
    }

    public OpenRouterSimulator Simulator { get; }

    public OpenRouterClient Client { get; }

    public static async Task<PoolUnderTest> StartAsync(
        int keys = 2, Action<Scenario>? scenario = null, Action<OpenRouterClientOptions>? options = null, Func<int, string>? account = null,
        bool useHttp2 = false, Action<SimulatorOptions>? simulation = null)
    {
        var service = new Scenario { Seed = 7 };
        for (int number = 1; number <= keys; number++)
            service.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = SecretMark + number, Account = account?.Invoke(number) ?? $"account-{number}" });
        foreach (string name in service.Keys.Select(key => key.Account).Distinct())
            service.Accounts.Add(new ScenarioAccount { Name = name, Credits = 100 });
        foreach (string id in (string[])["a/one", "b/two", "c/free:free"])
            service.Models.Add(new ScenarioModel { Id = id, PromptPrice = 0.000001m, CompletionPrice = 0.000002m });
        scenario?.Invoke(service);
        var served = new SimulatorOptions { Scenario = service, UseHttp2 = useHttp2 };
        simulation?.Invoke(served);
        OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(served, TestContext.Current.CancellationToken);

        var client = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, Seed = 7 };
        foreach (ScenarioKey key in service.Keys)
            client.Keys.Add(new KeyOptions { Alias = key.Alias, Secret = new ApiKey(key.Secret), Account = key.Account });
        client.Routing.Backoff = TimeSpan.FromMilliseconds(5);
        client.Routing.Deadline = TimeSpan.FromSeconds(20);
        if (simulator.Certificate is { } certificate)
            client.Transport.ConfigureHandler = handler => Trust(handler, certificate);
        if (useHttp2)
            client.HandlerFactory = () => new PriorKnowledgeHandler();
        options?.Invoke(client);
        return new PoolUnderTest(simulator, new OpenRouterClient(client));
    }

    /// <summary>Serves TLS, with HTTP/2 and HTTP/1.1.</summary>
    public static void UseTls(SimulatorOptions options) => options.Url = "https://127.0.0.1:0";

    /// <summary>Takes the simulator's certificate, and no other.</summary>
    public static void Trust(SocketsHttpHandler handler, X509Certificate2 certificate) =>
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetCertHash().AsSpan().SequenceEqual(certificate.GetCertHash());

    public static ChatRequest Ask(string text, string model = "a/one") => new() { Model = model, Messages = [text], MaxTokens = 50 };

    /// <summary>What the client counted is what the simulator counted.</summary>
    public void AssertCountersAgree()
    {
        SimulatorCounters theirs = Simulator.GetCounters();
        ClientStatistics ours = Client.GetStatistics();
        Assert.Equal(theirs.Attempts, ours.Keys.Sum(key => key.Attempts));
        Assert.Equal(theirs.Succeeded, ours.Keys.Sum(key => key.Succeeded));
        Assert.Equal(theirs.Attempts, ours.Models.Sum(model => model.Attempts));
        foreach (KeyStatistics key in ours.Keys)
            Assert.Equal((key.Alias, theirs.Keys.TryGetValue(key.Alias, out AttemptCounters? count) ? count.Attempts : 0), (key.Alias, key.Attempts));
        Assert.All(ours.Keys, key => Assert.Equal((0, key.Failed), (key.InFlight, key.Failures.Total)));
        Assert.Equal(theirs.Succeeded, ours.AccountModels.Sum(pair => pair.Succeeded));
        Assert.Equal(theirs.Attempts - theirs.Succeeded, ours.AccountModels.Sum(pair => pair.Failures.Total + pair.Abandoned));
        Assert.All(ours.AccountModels, pair => Assert.Equal(0, pair.InFlight));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
