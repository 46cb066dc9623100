using System.Runtime.CompilerServices;
using OpenAI.Chat;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The official OpenAI SDK with its defaults, streamed.</summary>
/// <param name="baseUrl">Where to.</param>
internal sealed class OpenAIStream(Uri baseUrl) : ChatWork("OpenAI SDK")
{
    private readonly ChatMessage[] messages = OpenAIChat.CreateMessages();
    private readonly ChatCompletionOptions options = new() { MaxOutputTokenCount = ChatExchange.MaxTokens };
    private readonly ChatClient client = OpenAIChat.CreateClient(baseUrl);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        long length = 0;
        await foreach (StreamingChatCompletionUpdate update in client.CompleteChatStreamingAsync(messages, options).ConfigureAwait(false))
        {
            foreach (ChatMessageContentPart part in update.ContentUpdate)
                length += part.Text.Length;
        }

        return length;
    }

    public override void Dispose()
    {
    }
}
