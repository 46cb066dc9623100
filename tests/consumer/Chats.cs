using OpenRouter.Aot;

namespace Consumer;

/// <summary>A chat, a stream and a bulk run over the pool.</summary>
internal static class Chats
{
    public static async Task RunAsync(OpenRouterClient client, CancellationToken ct)
    {
        var request = new ChatRequest { Model = Pool.Models.Chat, Messages = ["Hello"], MaxTokens = 200 };
        ChatCompletion answer = await client.Chat.CompleteAsync(request, ct: ct);
        Console.WriteLine($"chat: {answer.Info.Model} by {answer.Info.KeyAlias}, {(answer.Text.Length > 0 ? "with" : "without")} text");

        int chunks = 0;
        await foreach (ChatChunk chunk in client.Chat.StreamAsync(request, ct: ct))
            chunks += chunk.Text.Length > 0 ? 1 : 0;
        Console.WriteLine($"stream: {(chunks > 1 ? "in pieces" : "in one piece")}");

        // By the alias, which the pool has told the client of.
        IEnumerable<ChatRequest> requests = Enumerable.Range(1, 30)
            .Select(number => new ChatRequest { Model = "chat", Messages = [$"Question {number}"], MaxTokens = 200 });
        var byKey = new SortedDictionary<string, int>(StringComparer.Ordinal) { [Pool.Keys.Main] = 0, [Pool.Keys.Spare] = 0 };
        await foreach (BulkResult result in client.Bulk.RunAsync(requests, new BulkOptions { MaxConcurrency = 5 }, ct))
            byKey[result.IsSuccess ? result.Info.KeyAlias : "failed"] = byKey.GetValueOrDefault(result.IsSuccess ? result.Info.KeyAlias : "failed") + 1;
        Console.WriteLine("bulk: " + string.Join(", ", byKey.Select(pair => $"{pair.Key} {pair.Value}")));
    }
}
