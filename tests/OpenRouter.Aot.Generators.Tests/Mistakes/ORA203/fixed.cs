using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    public async Task PrintAsync(ChatRequest request, Stream output, CancellationToken ct)
    {
        // Left early.
        await using ChatStream stream = client.Chat.StreamAsync(request, ct: ct);
        while (await stream.ReadAsync(ct))
        {
            output.Write(stream.TextUtf8);
            if (stream.Info.Model is null)
                return;
        }
    }

    public async Task<bool> BeginsAsync(ChatRequest request, CancellationToken ct)
    {
        OpenRouterResult<ChatStream> result = await client.Chat.TryStreamAsync(request, ct: ct).ConfigureAwait(false);
        if (!result.IsSuccess)
            return false;
        await using var stream = result.Value;
        return stream.Info.Model is not null;
    }

    public Func<Task<bool>> Later(ChatRequest request) => async () =>
    {
        await using var stream = (await client.Chat.TryStreamAsync(request)).GetValueOrThrow();
        return await stream.ReadAsync();
    };
}
