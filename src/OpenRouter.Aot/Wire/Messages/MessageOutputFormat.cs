namespace OpenRouter.Aot.Messages;

/// <summary>The format of an answer's text.</summary>
[JsonModel]
public sealed partial class MessageOutputFormat
{
    /// <summary><c>json_schema</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The JSON schema.</summary>
    public partial RawJson? Schema { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>JSON that a schema describes.</summary>
    /// <param name="schema">The JSON schema.</param>
    public static MessageOutputFormat FromSchema(RawJson schema) => new() { Type = "json_schema", Schema = schema };
}
