using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Microsoft.Extensions.AI's abstraction over the OpenAI SDK, without any layer of its own.</summary>
internal sealed class ExtensionsAIChat : ChatWork
{
    private readonly ChatMessage[] messages = CreateMessages();
    private readonly ChatOptions options = new() { MaxOutputTokens = ChatExchange.MaxTokens };
    private readonly IChatClient client;

    public ExtensionsAIChat(Uri baseUrl)
        : base("Microsoft.Extensions.AI")
    {
        client = OpenAIChat.CreateClient(baseUrl).AsIChatClient();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync() => (await client.GetResponseAsync(messages, options).ConfigureAwait(false)).Text.Length;

    public override void Dispose() => client.Dispose();

    internal static ChatMessage[] CreateMessages() => [new(ChatRole.System, ChatExchange.SystemText), new(ChatRole.User, ChatExchange.UserText)];
}
