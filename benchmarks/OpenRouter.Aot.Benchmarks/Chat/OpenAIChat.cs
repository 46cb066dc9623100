using System.ClientModel;
using System.Runtime.CompilerServices;
using OpenAI;
using OpenAI.Chat;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The official OpenAI SDK with its defaults, pointed at another endpoint.</summary>
internal sealed class OpenAIChat : ChatWork
{
    private readonly ChatMessage[] messages = CreateMessages();
    private readonly ChatCompletionOptions options = new() { MaxOutputTokenCount = ChatExchange.MaxTokens };
    private readonly ChatClient client;

    public OpenAIChat(Uri baseUrl)
        : base("OpenAI SDK")
    {
        client = CreateClient(baseUrl);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        ClientResult<OpenAI.Chat.ChatCompletion> answer = await client.CompleteChatAsync(messages, options).ConfigureAwait(false);
        return answer.Value.Content[0].Text.Length;
    }

    public override void Dispose()
    {
    }

    internal static ChatClient CreateClient(Uri baseUrl) =>
        new(ChatExchange.Model, new ApiKeyCredential(ChatExchange.Secret), new OpenAIClientOptions { Endpoint = baseUrl });

    internal static ChatMessage[] CreateMessages() =>
        [ChatMessage.CreateSystemMessage(ChatExchange.SystemText), ChatMessage.CreateUserMessage(ChatExchange.UserText)];
}
