using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.Aot;
using OpenRouter.Aot.Embeddings;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    private ChatRequest last = new() { Messages = [], MaxTokens = 1 };

    public ChatRequest? Next { get; private set; }

    public async Task AskAsync(string question, int? limit, CancellationToken ct)
    {
        await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxTokens = limit }, ct: ct);
        await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxCompletionTokens = 100 }, ct: ct);
        await client.Responses.CompleteAsync(new ResponseRequest { Input = question, MaxOutputTokens = 100 }, ct: ct);
        await client.Messages.CompleteAsync(new MessageRequest { Messages = [], MaxTokens = 100 }, ct: ct);

        // Set later, by whichever name.
        var later = new ChatRequest { Messages = [question] };
        if (limit is not null)
            later.MaxTokens = limit;
        await client.Chat.CompleteAsync(later, ct: ct);
        last = new ChatRequest { Messages = [question] };
        last.MaxCompletionTokens ??= limit;
        Next = new ChatRequest { Messages = [question] };
        Next.MaxTokens = limit;
        ChatRequest assigned;
        assigned = new() { Messages = [question] };
        (assigned.MaxTokens, assigned.Temperature) = (limit, 1);

        // Somebody else may set it.
        await client.Chat.CompleteAsync(Limited(new ChatRequest { Messages = [question] }), ct: ct);
        var handed = new ChatRequest { Messages = [question] };
        Limited(handed);
        await client.Chat.CompleteAsync(new ChatRequest { Messages = [question] }.Limit(), ct: ct);
    }

    // No request of a text: there is nothing to limit.
    public static EmbeddingsRequest Embed(string text) => new() { Input = text };

    private static ChatRequest Limited(ChatRequest request)
    {
        request.MaxTokens = 100;
        return request;
    }
}

internal static class Limits
{
    public static ChatRequest Limit(this ChatRequest request)
    {
        request.MaxTokens = 100;
        return request;
    }
}
