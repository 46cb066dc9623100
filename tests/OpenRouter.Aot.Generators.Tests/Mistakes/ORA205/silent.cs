using System;
using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    public async Task<bool> AskAsync(ChatRequest request)
    {
        OpenRouterResult<ChatCompletion> answer = await client.Chat.TryCompleteAsync(request);
        if ((await client.Chat.TryCompleteAsync(request)).IsSuccess)
            return answer.IsSuccess;

        // A discard says that it is meant.
        _ = await client.Chat.TryCompleteAsync(request);
        await client.Chat.CompleteAsync(request);
        await TryAsync(() => Console.WriteLine("own"));
        return false;
    }

    public async Task<OpenRouterResult<ChatCompletion>> Later(ChatRequest request) => await client.Chat.TryCompleteAsync(request);

    private static async Task<bool> TryAsync(Action action)
    {
        await Task.Yield();
        action();
        return true;
    }
}
