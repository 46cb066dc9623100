namespace OpenRouter.Aot;

/// <summary>What the server's own tools did.</summary>
[JsonModel]
public sealed partial class ServerToolUse
{
    /// <summary>Searches of the web.</summary>
    public partial long? WebSearchRequests { get; set; }

    /// <summary>Pages that were fetched.</summary>
    [JsonSeldom]
    public partial long? WebFetchRequests { get; set; }

    /// <summary>Calls that the model asked for.</summary>
    public partial long? ToolCallsRequested { get; set; }

    /// <summary>Calls that were made.</summary>
    public partial long? ToolCallsExecuted { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
