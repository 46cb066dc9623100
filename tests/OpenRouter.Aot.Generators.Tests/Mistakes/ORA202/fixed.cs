using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.Aot;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    private static readonly ChatRequest Shared = new() { Messages = ["Hello"], MaxTokens = 1000 };

    private readonly List<ChatRequest> requests = [];

    public ChatRequest? Last { get; private set; }

    public async Task AskAsync(string question, CancellationToken ct)
    {
        ChatCompletion answer = await client.Chat.CompleteAsync(new ChatRequest { Model = "openai/gpt-5-mini", Messages = [question], MaxTokens = 1000 }, ct: ct);

        var request = new ChatRequest
        {
            Model = "openai/gpt-5-mini",
            Messages = [answer.Text!, question], // the last
            MaxTokens = 1000,
        };
        await client.Chat.CompleteAsync(request, ct: ct);
        request.Temperature = 0.5;

        await client.Responses.CompleteAsync(new ResponseRequest
        {
            Model = "openai/gpt-5-mini",
            Input = question, // without a comma
            MaxOutputTokens = 1000
        }, ct: ct);
        await client.Messages.CompleteAsync(new MessageRequest { Messages = [], System = "Be brief.", MaxTokens = 1000 }, ct: ct);
        await client.Responses.CompleteAsync(new ResponseRequest { MaxOutputTokens = 1000 }, ct: ct);
        ResponseRequest bare = new() { MaxOutputTokens = 1000 };
        await client.Responses.CompleteAsync(bare, ct: ct);
        await client.Responses.CompleteAsync(new ResponseRequest { MaxOutputTokens = 1000 }, ct: ct);

        requests.Add(new ChatRequest { Messages = [question], Reasoning = new ReasoningPreferences { MaxTokens = 100 }, MaxTokens = 1000 });
        Last = new ChatRequest { Messages = [question], MaxTokens = 1000 };
        await client.Chat.CompleteAsync(Shared, ct: ct);
    }

    public IEnumerable<ChatRequest> All(IEnumerable<string> questions) => questions.Select(one => new ChatRequest { Messages = [one], MaxTokens = 1000 });
}
