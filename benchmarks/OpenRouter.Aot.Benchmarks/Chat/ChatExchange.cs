namespace OpenRouter.Aot.Benchmarks;

/// <summary>The chat that every client sends.</summary>
internal static class ChatExchange
{
    public const string Model = "openai/gpt-5-mini";
    // As long as a key of the service, so that the header has its size.
    public const string Secret = "sk-or-no-key-but-as-long-as-one-of-the-service-so-that-a-header-has-its-s";
    public const string SystemText = "You answer in one or two plain sentences, and say so where you do not know a thing.";
    public const string UserText = "What is the capital of Norway, and where does it lie? I am writing a short note for travellers who come by sea.";
    public const int MaxTokens = 200;

    /// <summary>The same chat for our own client.</summary>
    public static ChatRequest CreateRequest() => new()
    {
        Model = Model,
        Messages = [ChatTurn.System(SystemText), ChatTurn.User(UserText)],
        MaxTokens = MaxTokens,
    };
}
