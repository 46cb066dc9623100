namespace OpenRouter.Aot.Responses;

/// <summary>The format of an answer's text.</summary>
[JsonModel]
public sealed partial class ResponseTextFormat
{
    /// <summary>Plain text, JSON, or JSON by a schema.</summary>
    public partial ResponseTextFormatType? Type { get; set; }

    /// <summary>The schema's name, up to 64 characters of letters, digits, <c>_</c> and <c>-</c>.</summary>
    [JsonSeldom]
    public partial string? Name { get; set; }

    /// <summary>What the schema is for.</summary>
    [JsonSeldom]
    public partial string? Description { get; set; }

    /// <summary>The JSON schema.</summary>
    [JsonSeldom]
    public partial RawJson? Schema { get; set; }

    /// <summary>Whether the model must keep to the schema in every detail. It can leave no endpoint that does.</summary>
    [JsonSeldom]
    public partial bool? Strict { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>JSON that a schema describes.</summary>
    /// <param name="name">The schema's name.</param>
    /// <param name="schema">The JSON schema.</param>
    /// <param name="strict">Whether the model must keep to it in every detail; null leaves it to the provider.</param>
    public static ResponseTextFormat FromSchema(string name, RawJson schema, bool? strict = true) =>
        new() { Type = ResponseTextFormatType.JsonSchema, Name = name, Schema = schema, Strict = strict };
}
