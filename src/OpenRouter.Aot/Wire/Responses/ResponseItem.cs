namespace OpenRouter.Aot.Responses;

/// <summary>
/// One item of a conversation, sent or received: a message, reasoning, a call of a tool, or its result. A string converts to a user's
/// message.
/// </summary>
[JsonModel]
public sealed partial class ResponseItem
{
    /// <summary>What it is; null for a message that says so by its role alone.</summary>
    public partial ResponseItemType? Type { get; set; }

    /// <summary>The item's id.</summary>
    public partial string? Id { get; set; }

    /// <summary>How far it has come.</summary>
    public partial ResponseStatus? Status { get; set; }

    /// <summary>Who speaks, in a message.</summary>
    public partial ResponseRole? Role { get; set; }

    /// <summary>What is said: a text, or parts; of reasoning, the reasoning word for word; of a fetched page, its text.</summary>
    public partial ResponseContent? Content { get; set; }

    /// <summary>In a message of the model: <c>commentary</c> while it works, or <c>final_answer</c>.</summary>
    public partial string? Phase { get; set; }

    /// <summary>The reasoning, summed up.</summary>
    public partial IReadOnlyList<ResponsePart>? Summary { get; set; }

    /// <summary>The reasoning, or a compressed conversation, in a form that only its provider can read.</summary>
    public partial string? EncryptedContent { get; set; }

    /// <summary>Which family of models can read the reasoning, such as <c>openai-responses-v1</c>. OpenRouter's own.</summary>
    public partial string? Format { get; set; }

    /// <summary>The provider's signature of the reasoning. OpenRouter's own.</summary>
    public partial string? Signature { get; set; }

    /// <summary>What joins a call and its result.</summary>
    public partial string? CallId { get; set; }

    /// <summary>The name of the tool that is called.</summary>
    public partial string? Name { get; set; }

    /// <summary>The arguments of a call: JSON, as the model wrote it. It may be invalid.</summary>
    public partial string? Arguments { get; set; }

    /// <summary>The input of a tool that takes free text.</summary>
    [JsonSeldom]
    public partial string? Input { get; set; }

    /// <summary>What a tool returned: a text, or parts.</summary>
    public partial ResponseContent? Output { get; set; }

    /// <summary>The namespace of the tool.</summary>
    [JsonSeldom]
    public partial string? Namespace { get; set; }

    /// <summary>What a search, a computer, a shell or a browser does.</summary>
    [JsonSeldom]
    public partial RawJson? Action { get; set; }

    /// <summary>What was searched for in files.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Queries { get; set; }

    /// <summary>What was found in files.</summary>
    [JsonSeldom]
    public partial RawJson? Results { get; set; }

    /// <summary>What was searched for among tools or models.</summary>
    [JsonSeldom]
    public partial string? Query { get; set; }

    /// <summary>What came of it: an image in Base64, or a text.</summary>
    [JsonSeldom]
    public partial string? Result { get; set; }

    /// <summary>What an image or an advisor was asked for.</summary>
    [JsonSeldom]
    public partial string? Prompt { get; set; }

    /// <summary>The prompt as OpenRouter's own image tool rewrote it.</summary>
    [JsonName("revisedPrompt"), JsonSeldom]
    public partial string? RevisedPrompt { get; set; }

    /// <summary>The image in Base64.</summary>
    [JsonName("imageB64"), JsonSeldom]
    public partial string? ImageB64 { get; set; }

    /// <summary>The image's address.</summary>
    [JsonName("imageUrl"), JsonSeldom]
    public partial string? ImageUrl { get; set; }

    /// <summary>A browser's screenshot in Base64.</summary>
    [JsonName("screenshotB64"), JsonSeldom]
    public partial string? ScreenshotB64 { get; set; }

    /// <summary>The code that was run.</summary>
    [JsonSeldom]
    public partial string? Code { get; set; }

    /// <summary>The container that code ran in.</summary>
    [JsonSeldom]
    public partial string? ContainerId { get; set; }

    /// <summary>What code printed and made.</summary>
    [JsonSeldom]
    public partial RawJson? Outputs { get; set; }

    /// <summary>The language of the code.</summary>
    [JsonSeldom]
    public partial string? Language { get; set; }

    /// <summary>The command of a shell or of an editor.</summary>
    [JsonSeldom]
    public partial string? Command { get; set; }

    /// <summary>The exit code.</summary>
    [JsonName("exitCode"), JsonSeldom]
    public partial int? ExitCode { get; set; }

    /// <summary>What was printed.</summary>
    [JsonSeldom]
    public partial string? Stdout { get; set; }

    /// <summary>What was printed of errors.</summary>
    [JsonSeldom]
    public partial string? Stderr { get; set; }

    /// <summary>Where a shell runs.</summary>
    [JsonSeldom]
    public partial RawJson? Environment { get; set; }

    /// <summary>The most characters that a shell's output may have.</summary>
    [JsonSeldom]
    public partial int? MaxOutputLength { get; set; }

    /// <summary>What must be confirmed before an action on a computer.</summary>
    [JsonSeldom]
    public partial RawJson? PendingSafetyChecks { get; set; }

    /// <summary>What is done to a file.</summary>
    [JsonSeldom]
    public partial RawJson? Operation { get; set; }

    /// <summary>The file of an editor.</summary>
    [JsonName("filePath"), JsonSeldom]
    public partial string? FilePath { get; set; }

    /// <summary>The file's id.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>The file's name.</summary>
    [JsonSeldom]
    public partial string? Filename { get; set; }

    /// <summary>The time, in ISO 8601.</summary>
    [JsonSeldom]
    public partial string? Datetime { get; set; }

    /// <summary>The time zone, as IANA names it.</summary>
    [JsonSeldom]
    public partial string? Timezone { get; set; }

    /// <summary>The page that was fetched.</summary>
    [JsonSeldom]
    public partial string? Url { get; set; }

    /// <summary>The page's title.</summary>
    [JsonSeldom]
    public partial string? Title { get; set; }

    /// <summary>The status that the page came with.</summary>
    [JsonName("httpStatus"), JsonSeldom]
    public partial int? HttpStatus { get; set; }

    /// <summary>What went wrong with a tool.</summary>
    [JsonSeldom]
    public partial string? Error { get; set; }

    /// <summary>The MCP server.</summary>
    [JsonSeldom]
    public partial string? ServerLabel { get; set; }

    /// <summary>The MCP server, in a call that OpenRouter made itself.</summary>
    [JsonName("serverLabel"), JsonSeldom]
    public partial string? McpServer { get; set; }

    /// <summary>The MCP server's tool.</summary>
    [JsonName("toolName"), JsonSeldom]
    public partial string? ToolName { get; set; }

    /// <summary>The tools that an MCP server offers, or that are added.</summary>
    [JsonSeldom]
    public partial RawJson? Tools { get; set; }

    /// <summary>The request for approval that this answers.</summary>
    [JsonSeldom]
    public partial string? ApprovalRequestId { get; set; }

    /// <summary>Whether it is approved.</summary>
    [JsonSeldom]
    public partial bool? Approve { get; set; }

    /// <summary>Why.</summary>
    [JsonSeldom]
    public partial string? Reason { get; set; }

    /// <summary>The key of a memory.</summary>
    [JsonSeldom]
    public partial string? Key { get; set; }

    /// <summary>The value of a memory.</summary>
    [JsonSeldom]
    public partial RawJson? Value { get; set; }

    /// <summary>What several models agreed on and what not.</summary>
    [JsonSeldom]
    public partial RawJson? Analysis { get; set; }

    /// <summary>What the models answered.</summary>
    [JsonSeldom]
    public partial RawJson? Responses { get; set; }

    /// <summary>The models that failed.</summary>
    [JsonSeldom]
    public partial RawJson? FailedModels { get; set; }

    /// <summary>Why asking several models failed.</summary>
    [JsonSeldom]
    public partial string? FailureReason { get; set; }

    /// <summary>The pages that the models named.</summary>
    [JsonSeldom]
    public partial RawJson? Sources { get; set; }

    /// <summary>The model that advised, or that took the task.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>The advice.</summary>
    [JsonSeldom]
    public partial string? Advice { get; set; }

    /// <summary>Which of several advisors or subagents it was.</summary>
    [JsonSeldom]
    public partial string? InstanceName { get; set; }

    /// <summary>The task's name.</summary>
    [JsonSeldom]
    public partial string? TaskName { get; set; }

    /// <summary>The task.</summary>
    [JsonSeldom]
    public partial string? TaskDescription { get; set; }

    /// <summary>What came of the task.</summary>
    [JsonSeldom]
    public partial string? Outcome { get; set; }

    /// <summary>The subagent that made the call.</summary>
    [JsonSeldom]
    public partial string? SubagentId { get; set; }

    /// <summary>What the subagent did.</summary>
    [JsonSeldom]
    public partial RawJson? SubagentItems { get; set; }

    /// <summary>The agent that a message comes from.</summary>
    [JsonSeldom]
    public partial RawJson? Agent { get; set; }

    /// <summary>Who wrote a message between agents.</summary>
    [JsonSeldom]
    public partial string? Author { get; set; }

    /// <summary>Whom it is for.</summary>
    [JsonSeldom]
    public partial string? Recipient { get; set; }

    /// <summary>Who made the item.</summary>
    [JsonSeldom]
    public partial string? CreatedBy { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
