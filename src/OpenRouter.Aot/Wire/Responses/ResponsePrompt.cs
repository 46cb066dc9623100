namespace OpenRouter.Aot.Responses;

/// <summary>A prompt that is kept at the provider.</summary>
[JsonModel]
public sealed partial class ResponsePrompt
{
    /// <summary>The prompt's id.</summary>
    public partial string? Id { get; set; }

    /// <summary>What is put in its places, by name.</summary>
    public partial RawJson? Variables { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
