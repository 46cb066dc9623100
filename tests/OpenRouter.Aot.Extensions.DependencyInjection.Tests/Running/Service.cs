using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>A simulated OpenRouter whose keys have secrets of one mark, so that a log can be searched for them.</summary>
internal static class Service
{
    public const string SecretMark = "sk-or-marked-";

    /// <summary>Starts it with keys 1 to N, each with an account of its own.</summary>
    public static Task<OpenRouterSimulator> StartAsync(int keys = 3, Action<Scenario>? change = null, TimeProvider? time = null)
    {
        var scenario = new Scenario { Seed = 7 };
        for (int number = 1; number <= keys; number++)
        {
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = SecretMark + number, Account = $"account-{number}" });
            scenario.Accounts.Add(new ScenarioAccount { Name = $"account-{number}", Credits = 100 });
        }

        change?.Invoke(scenario);
        return OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario, TimeProvider = time ?? TimeProvider.System }, TestContext.Current.CancellationToken);
    }

    /// <summary>The settings of a pool of these keys, each with its secret in the configuration, as the section OpenRouter.</summary>
    public static string Settings(OpenRouterSimulator simulator, params ReadOnlySpan<int> keys)
    {
        string list = string.Join(", ", keys.ToArray().Select(number => $$"""{ "alias": "key-{{number}}", "configuration": "OpenRouter:Secrets:{{number}}" }"""));
        string secrets = string.Join(", ", keys.ToArray().Select(number => $"\"{number}\": \"{SecretMark}{number}\""));
        return $$"""{ "OpenRouter": { "base_url": "{{simulator.BaseUrl}}", "keys": [{{list}}], "Secrets": { {{secrets}} } } }""";
    }

    public static ChatRequest Ask(string text) => new() { Model = "a/one", Messages = [text], MaxTokens = 50 };
}
