using Microsoft.Extensions.AI;
using OpenRouter.Aot;
using OpenRouter.Aot.Simulator;

namespace Consumer;

/// <summary>A chat through Microsoft.Extensions.AI, and one before a service in the own process.</summary>
internal static class Extensions
{
    public static async Task RunAsync(OpenRouterClient client, CancellationToken ct)
    {
        IChatClient chat = client.AsIChatClient(Pool.Models.Chat);
        ChatResponse answer = await chat.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 50 }, ct);
        Console.WriteLine($"ai: an answer of the role {answer.Messages[0].Role}");

        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions(), ct);
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl };
        options.Keys.Add(new KeyOptions { Alias = "own", Secret = new ApiKey("any-text") });
        using var own = new OpenRouterClient(options);
        await own.Chat.CompleteAsync(new ChatRequest { Model = "openai/gpt-5-mini", Messages = ["Hello"], MaxTokens = 50 }, ct: ct);
        Console.WriteLine($"simulator: {(simulator.GetCounters().Attempts == 1 ? "one attempt" : "not one attempt")} arrived");
    }
}
