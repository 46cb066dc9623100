using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>A client's chats as <see cref="IChatClient"/>. Safe for use by several threads; it does not own the client.</summary>
internal sealed class OpenRouterChatClient(OpenRouterClient client, ModelRoute model) : IChatClient
{
    private ChatClientMetadata? metadata;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        PreparedChat chat = PreparedChat.Of(this, model, messages, options);
        ChatCompletion completion = await client.Chat.CompleteAsync(chat.Request, chat.Options, cancellationToken).ConfigureAwait(false);
        return Read(completion, chat.Request.Audio?.Format);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        PreparedChat chat = PreparedChat.Of(this, model, messages, options);
        var answer = new StreamedAnswer(chat.Request.Audio?.Format);
        IAsyncEnumerable<ChatChunk> chunks = client.Chat.StreamAsync(chat.Request, chat.Options, cancellationToken);
        await foreach (ChatChunk chunk in chunks.ConfigureAwait(false))
            yield return answer.Read(chunk);
        if (answer.End() is { } end)
            yield return end;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return metadata ??= new ChatClientMetadata("openrouter", client.BaseUrl, model.Primary);
        if (serviceType == typeof(OpenRouterClient))
            return client;
        return serviceType == typeof(IChatClient) || serviceType == typeof(OpenRouterChatClient) ? this : null;
    }

    /// <summary>Nothing: the client may serve others.</summary>
    public void Dispose()
    {
    }

    private static ChatResponse Read(ChatCompletion completion, string? audioFormat)
    {
        ChatTurn turn = completion.Choices is [{ Message: { } said }, ..] ? said : new ChatTurn();
        DateTimeOffset? createdAt = AnswerFigures.Read(completion.Created);
        var message = new ChatMessage(ChatRole.Assistant, AnswerContents.Read(turn, completion.Id, audioFormat))
        {
            MessageId = completion.Id,
            CreatedAt = createdAt,
            RawRepresentation = turn,
        };
        var response = new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = createdAt,
            FinishReason = AnswerFigures.Read(completion.FinishReason),
            Usage = AnswerFigures.Read(completion.Usage),
            RawRepresentation = completion,
        };
        if (completion.Usage?.Cost is { } cost)
            response.AdditionalProperties = new() { [CarriedMembers.Cost] = cost };
        return response;
    }
}
