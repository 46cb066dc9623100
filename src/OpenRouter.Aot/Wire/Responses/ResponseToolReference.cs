namespace OpenRouter.Aot.Responses;

/// <summary>A tool that must be called, or a choice among some tools.</summary>
[JsonModel]
public sealed partial class ResponseToolReference
{
    /// <summary><c>function</c>, <c>allowed_tools</c>, or the type of a provider's tool such as <c>web_search_preview</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The function's name.</summary>
    public partial string? Name { get; set; }

    /// <summary>Whether one of the <see cref="Tools"/> may or must be called.</summary>
    public partial ResponseToolChoiceMode? Mode { get; set; }

    /// <summary>The tools that may be called, as they are referred to.</summary>
    public partial RawJson? Tools { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
