namespace OpenRouter.Aot.Generations;

/// <summary>A provider that was tried for a generation.</summary>
[JsonModel]
public sealed partial class GenerationAttempt
{
    /// <summary>The provider's own id of it.</summary>
    public partial string? Id { get; set; }

    /// <summary>OpenRouter's id of the endpoint.</summary>
    public partial string? EndpointId { get; set; }

    /// <summary>The slug of the model that never changes what it stands for.</summary>
    public partial string? ModelPermaslug { get; set; }

    /// <summary>The provider's name for people.</summary>
    public partial string? ProviderName { get; set; }

    /// <summary>The HTTP status it answered with; null where it did not answer.</summary>
    public partial int? Status { get; set; }

    /// <summary>Milliseconds until it answered.</summary>
    public partial double? Latency { get; set; }

    /// <summary>Whether your own provider key was used.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>The tier that it was asked for.</summary>
    public partial ServiceTier? RoutedServiceTier { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
