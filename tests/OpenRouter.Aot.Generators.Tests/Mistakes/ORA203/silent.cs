using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.Aot;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;

namespace Consumer;

internal sealed class Program(OpenRouterClient client)
{
    private ChatStream? kept;

    public async Task DisposedAsync(ChatRequest request, CancellationToken ct)
    {
        await using ChatStream declared = client.Chat.StreamAsync(request, ct: ct);
        await declared.ReadAsync(ct);

        await using (ChatStream within = client.Chat.StreamAsync(request, ct: ct))
            await within.ReadAsync(ct);

        ChatStream named = client.Chat.StreamAsync(request, ct: ct);
        await using (named)
            await named.ReadAsync(ct);

        ChatStream byHand = client.Chat.StreamAsync(request, ct: ct);
        try
        {
            await byHand.ReadAsync(ct);
        }
        finally
        {
            await byHand.DisposeAsync();
        }
    }

    // To the end, or by a loop, which disposes what it leaves.
    public async Task ReadAsync(ChatRequest request, ResponseRequest asked, MessageRequest message, CancellationToken ct)
    {
        ChatStream looped = client.Chat.StreamAsync(request, ct: ct);
        await foreach (ChatChunk chunk in looped)
            Console.WriteLine(chunk.Id);

        ChatStream configured = client.Chat.StreamAsync(request, ct: ct);
        await foreach (ChatChunk chunk in configured.WithCancellation(ct).ConfigureAwait(false))
            Console.WriteLine(chunk.Id);

        ChatStream whole = client.Chat.StreamAsync(request, ct: ct);
        await whole.ToCompletionAsync(ct);
        ResponseStream response = client.Responses.StreamAsync(asked, ct: ct);
        await response.ToAnswerAsync(ct);
        MessageStream answer = client.Messages.StreamAsync(message, ct: ct);
        await answer.ToAnswerAsync(ct);

        // Begun by nobody, it holds nothing.
        ChatStream unread = client.Chat.StreamAsync(request, ct: ct);
        Console.WriteLine(unread.Info.Attempts);
    }

    public async Task TryAsync(ChatRequest request, CancellationToken ct)
    {
        OpenRouterResult<ChatStream> result = await client.Chat.TryStreamAsync(request, ct: ct);
        if (result.IsSuccess)
        {
            await using ChatStream stream = result.Value;
            await stream.ReadAsync(ct);
        }

        OpenRouterResult<ChatStream> looped = await client.Chat.TryStreamAsync(request, ct: ct);
        await foreach (ChatChunk chunk in looped.GetValueOrThrow())
            Console.WriteLine(chunk.Id);

        OpenRouterResult<ChatStream> left = await client.Chat.TryStreamAsync(request, ct: ct);
        if (left.IsSuccess)
            await left.Value.DisposeAsync();

        // A whole answer holds nothing.
        OpenRouterResult<ChatCompletion> answer = await client.Chat.TryCompleteAsync(request, ct: ct);
        Console.WriteLine(answer.IsSuccess);
    }

    // Somebody else disposes it.
    public async Task<ChatStream> HandOnAsync(ChatRequest request, IList<ChatStream> streams)
    {
        ChatStream added = client.Chat.StreamAsync(request);
        await added.ReadAsync();
        streams.Add(added);

        ChatStream assigned = client.Chat.StreamAsync(request);
        await assigned.ReadAsync();
        kept = assigned;
        ChatStream borrowed = kept;
        await borrowed.ReadAsync();

        ChatStream returned = client.Chat.StreamAsync(request);
        await returned.ReadAsync();
        return returned;
    }

    public async Task<OpenRouterResult<ChatStream>> HandOnResultAsync(ChatRequest request)
    {
        OpenRouterResult<ChatStream> result = await client.Chat.TryStreamAsync(request);
        return result.IsSuccess ? result : throw result.Error;
    }
}
