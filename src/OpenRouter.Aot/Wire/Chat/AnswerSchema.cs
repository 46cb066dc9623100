namespace OpenRouter.Aot;

/// <summary>A JSON schema that an answer must follow.</summary>
[JsonModel]
public sealed partial class AnswerSchema
{
    /// <summary>Its name, at most 64 characters.</summary>
    public partial string? Name { get; set; }

    /// <summary>What it is for, for the model.</summary>
    public partial string? Description { get; set; }

    /// <summary>The schema.</summary>
    public partial RawJson? Schema { get; set; }

    /// <summary>Whether the answer must follow it to the letter. Providers that cannot do so drop out.</summary>
    public partial bool? Strict { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
