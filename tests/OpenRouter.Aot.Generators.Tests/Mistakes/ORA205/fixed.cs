using System;
using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    public async Task AskAsync(ChatRequest request)
    {
        await client.Chat.CompleteAsync(request);
        await client.Chat./* each */CompleteAsync(request).ConfigureAwait(false);
        await client.SendAsync(new RawRequest { Path = "/chat/completions" });
    }

    public Func<Task> Later(ChatRequest request) => async () => await client.Chat.CompleteAsync(request);
}
