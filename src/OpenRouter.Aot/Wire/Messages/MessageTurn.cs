namespace OpenRouter.Aot.Messages;

/// <summary>One turn of a conversation. A string converts to a user's turn.</summary>
[JsonModel]
public sealed partial class MessageTurn
{
    /// <summary>Who speaks.</summary>
    public partial MessageRole? Role { get; set; }

    /// <summary>What is said: a text, or blocks.</summary>
    public partial MessageContent? Content { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A user's turn.</summary>
    /// <param name="content">What the user says.</param>
    public static MessageTurn User(MessageContent content) => new() { Role = MessageRole.User, Content = content };

    /// <summary>An assistant's turn. As the last turn it is the beginning that the model continues.</summary>
    /// <param name="content">What the assistant said; the blocks of an answer are sent back as they are.</param>
    public static MessageTurn Assistant(MessageContent content) => new() { Role = MessageRole.Assistant, Content = content };

    /// <summary>A user's turn.</summary>
    /// <param name="text">What the user says.</param>
    public static implicit operator MessageTurn(string text) => FromString(text);

    /// <summary>A user's turn.</summary>
    /// <param name="text">What the user says.</param>
    public static MessageTurn FromString(string text) => User(text);
}
