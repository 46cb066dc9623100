using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.Design;

[OpenRouterKeyPool(Strategy = KeyStrategy.Weighted, FailureThreshold = 3, FailureWindowSeconds = 60, CooldownSeconds = 60)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "acme", Weight = 2, MaxConcurrency = 5)]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2", Account = "acme")]
[OpenRouterModel("chat", "anthropic/claude-sonnet-4.5", "openai/gpt-5-mini")]     // an alias and its fallbacks, in order
public static partial class Pool;

public static class Uses
{
    public static void Run(Check check)
    {
        check.Same("main", Pool.Keys.Main);
        check.Same("anthropic/claude-sonnet-4.5 -> openai/gpt-5-mini", Pool.Models.Chat.ToString());
        // Compiled, and not run: there is nobody to answer.
        check.Same(true, (Func<OpenRouterClient, ChatRequest[], CancellationToken, Task>)ChatAsync is not null);
    }

    private static async Task ChatAsync(OpenRouterClient client, ChatRequest[] requests, CancellationToken ct)
    {
        ChatCompletion answer = await client.Chat.CompleteAsync(new ChatRequest { Model = Pool.Models.Chat, Messages = ["Hello"], MaxTokens = 200 }, ct: ct);
        Console.WriteLine(answer.Text);
        await foreach (ChatChunk chunk in client.Chat.StreamAsync(new ChatRequest { Model = "chat", Messages = ["Hello"], MaxTokens = 200 }, ct: ct))
            Console.Write(chunk.Id);
        await foreach (BulkResult result in client.Bulk.RunAsync(requests, new BulkOptions { MaxConcurrency = 5 }, ct))
            Console.WriteLine(result.Id);
    }
}
