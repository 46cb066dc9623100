using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    public async Task<bool> BeginsAsync(ChatRequest request)
    {
        OpenRouterResult<ChatStream> result = await client.Chat.TryStreamAsync(request);
        return result.IsSuccess && result.Value.Info.Model is not null;
    }

    public async Task<bool> ReadsAsync(ChatRequest request)
    {
        OpenRouterResult<ChatStream> result = await client.Chat.TryStreamAsync(request);
        return result.IsSuccess && await result.Value!.ReadAsync() && await result.GetValueOrThrow().ReadAsync();
    }

    // Not async, so that nothing can be awaited.
    public ValueTask<bool> Read(ChatRequest request)
    {
        ChatStream stream = client.Chat.StreamAsync(request);
        return stream.ReadAsync();
    }

    public async Task<bool> ChooseAsync(ChatRequest request)
    {
        switch (request.Messages.Count)
        {
            case 0:
                return false;
            default:
                ChatStream stream = client.Chat.StreamAsync(request);
                return await stream.ReadAsync();
        }
    }
}
