using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    // What does not wait for the stream's beginning is read, not awaited.
    public async Task BeginAsync(ChatRequest request) => await client.Chat.TryStreamAsync(request);
}
