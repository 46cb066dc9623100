using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Microsoft.Extensions.AI's abstraction over the OpenAI SDK, streamed.</summary>
/// <param name="baseUrl">Where to.</param>
internal sealed class ExtensionsAIStream(Uri baseUrl) : ChatWork("Microsoft.Extensions.AI")
{
    private readonly ChatMessage[] messages = ExtensionsAIChat.CreateMessages();
    private readonly ChatOptions options = new() { MaxOutputTokens = ChatExchange.MaxTokens };
    private readonly IChatClient client = OpenAIChat.CreateClient(baseUrl).AsIChatClient();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        long length = 0;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options).ConfigureAwait(false))
            length += update.Text.Length;
        return length;
    }

    public override void Dispose() => client.Dispose();
}
