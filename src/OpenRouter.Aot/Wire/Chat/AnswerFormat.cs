namespace OpenRouter.Aot;

/// <summary>The form of an answer.</summary>
[JsonModel]
public sealed partial class AnswerFormat
{
    /// <summary><c>text</c>, <c>json_object</c>, <c>json_schema</c>, <c>grammar</c> or <c>python</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The schema, for <c>json_schema</c>.</summary>
    public partial AnswerSchema? JsonSchema { get; set; }

    /// <summary>The grammar, for <c>grammar</c>.</summary>
    public partial string? Grammar { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Any JSON object.</summary>
    public static AnswerFormat JsonObject => new() { Type = "json_object" };

    /// <summary>JSON that follows a schema to the letter.</summary>
    /// <param name="name">The schema's name, at most 64 characters.</param>
    /// <param name="schema">The schema.</param>
    public static AnswerFormat FromSchema(string name, RawJson schema) =>
        new() { Type = "json_schema", JsonSchema = new AnswerSchema { Name = name, Schema = schema, Strict = true } };

    /// <summary>JSON that follows the schema of a type to the letter, for streams and conversations with tools; <c>CompleteAsync&lt;T&gt;</c> sets it itself.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="schema">The schema: <c>Weather.JsonSchema</c>.</param>
    public static AnswerFormat FromSchema<T>(JsonSchema<T> schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        AnswerFormat format = FromSchema(schema.Name, schema.Json);
        format.JsonSchema!.Description = schema.Description;
        return format;
    }
}
