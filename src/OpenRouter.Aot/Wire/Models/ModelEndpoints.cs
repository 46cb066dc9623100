namespace OpenRouter.Aot.Models;

/// <summary>A model and the endpoints that serve it.</summary>
[JsonModel]
public sealed partial class ModelEndpoints
{
    /// <summary>The slug that a request names.</summary>
    public partial string? Id { get; set; }

    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>When it was added, in seconds since 1970.</summary>
    public partial long? Created { get; set; }

    /// <summary>What it is, in Markdown.</summary>
    public partial string? Description { get; set; }

    /// <summary>What it takes and gives.</summary>
    public partial ModelArchitecture? Architecture { get; set; }

    /// <summary>The endpoints, one for each provider and variant.</summary>
    public partial IReadOnlyList<ModelEndpoint>? Endpoints { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
