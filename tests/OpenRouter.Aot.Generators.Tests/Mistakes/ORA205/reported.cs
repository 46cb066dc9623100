using System;
using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    public async Task AskAsync(ChatRequest request)
    {
        await client.Chat.TryCompleteAsync(request);
        await client.Chat./* each */TryCompleteAsync(request).ConfigureAwait(false);
        await client.TrySendAsync(new RawRequest { Path = "/chat/completions" });
    }

    public Func<Task> Later(ChatRequest request) => async () => await client.Chat.TryCompleteAsync(request);
}
