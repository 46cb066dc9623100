using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>An account on a simulator, with a key that is to be replaced and a management key.</summary>
internal sealed class ManagedAccount : IAsyncDisposable
{
    public const string Manager = "manager-of-the-tests";
    public const string Old = "old-secret-of-the-tests";

    private readonly OpenRouterClient client;

    private ManagedAccount(OpenRouterSimulator simulator)
    {
        Simulator = simulator;
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, KeyCheckInterval = null };
        options.Keys.Add(new KeyOptions { Secret = new ApiKey(Old) });
        client = new OpenRouterClient(options);
    }

    public OpenRouterSimulator Simulator { get; }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The environment of who manages the account.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["OPENROUTER_BASE_URL"] = Simulator.BaseUrl.ToString(),
        ["OPENROUTER_MANAGEMENT_KEY"] = Manager,
    };

    public static async Task<ManagedAccount> StartAsync(Action<Scenario>? change = null)
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "acme", Credits = 20 });
        scenario.Keys.Add(new ScenarioKey { Alias = "old", Secret = Old, Account = "acme", Limit = 5, LimitReset = LimitReset.Weekly });
        scenario.Keys.Add(new ScenarioKey { Alias = "admin", Secret = Manager, Account = "acme", IsManagementKey = true });
        change?.Invoke(scenario);
        return new ManagedAccount(await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken));
    }

    public Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(arguments, Environment);

    /// <summary>The account's keys but the management key, also those that are disabled, by name.</summary>
    public async Task<ManagedKey[]> ListAsync()
    {
        ManagedKeyList list = await client.KeyManagement.ListAsync(
            new ApiKey(Manager), new ManagedKeyQuery { IncludeDisabled = true }, ct: TestContext.Current.CancellationToken);
        return [.. list.Data!.Where(key => key.Name != "admin")];
    }

    /// <summary>Whether a chat with the secret is answered.</summary>
    public async Task<bool> ServesAsync(string secret) =>
        (await ToolProcess.RunAsync(["chat", "hello", "-m", "good/model"], ToolProcess.At(Simulator.BaseUrl, secret))).ExitCode == 0;

    /// <summary>The secret is in its file, which only its owner may read, and nowhere else.</summary>
    /// <returns>The secret.</returns>
    public string AssertIsKept(string file, params ToolResult[] runs)
    {
        string secret = File.ReadAllText(file).TrimEnd('\n');
        Assert.True(secret.Length > 20, "The file holds no secret.");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        foreach (ToolResult run in runs)
        {
            Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Manager, run.Output + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Old, run.Output + run.Error, StringComparison.Ordinal);
        }

        Assert.Equal([file], Directory.GetFiles(Folder.Path).Where(one => File.ReadAllText(one).Contains(secret, StringComparison.Ordinal)));
        return secret;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Simulator.DisposeAsync();
        Folder.Dispose();
    }
}
