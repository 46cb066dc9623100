namespace OpenRouter.Aot.Responses;

/// <content>What users make.</content>
public sealed partial class ResponseItem
{
    /// <summary>A user's message.</summary>
    /// <param name="content">What the user says.</param>
    public static ResponseItem User(ResponseContent content) => new() { Role = ResponseRole.User, Content = content };

    /// <summary>A system message: instructions for the whole conversation.</summary>
    /// <param name="content">The instructions.</param>
    public static ResponseItem System(ResponseContent content) => new() { Role = ResponseRole.System, Content = content };

    /// <summary>A message of the developer: instructions, as newer models know them.</summary>
    /// <param name="content">The instructions.</param>
    public static ResponseItem Developer(ResponseContent content) => new() { Role = ResponseRole.Developer, Content = content };

    /// <summary>A message of the model, where it is told anew. What the model answered is sent back as the items of its answer.</summary>
    /// <param name="content">What the model said.</param>
    public static ResponseItem Assistant(ResponseContent content) => new() { Role = ResponseRole.Assistant, Content = content };

    /// <summary>The result of a function.</summary>
    /// <param name="callId">The <see cref="CallId"/> of the call that this answers.</param>
    /// <param name="output">The result: a text, often JSON, or parts such as an image.</param>
    public static ResponseItem FunctionResult(string callId, ResponseContent output) =>
        new() { Type = ResponseItemType.FunctionCallOutput, CallId = callId, Output = output };

    /// <summary>A user's message.</summary>
    /// <param name="text">What the user says.</param>
    public static implicit operator ResponseItem(string text) => FromString(text);

    /// <summary>A user's message.</summary>
    /// <param name="text">What the user says.</param>
    public static ResponseItem FromString(string text) => User(text);
}
