namespace OpenRouter.Aot;

/// <summary>
/// A model that may serve one request, and what the request knows of it. Used again for other requests. Not safe for use by several threads.
/// </summary>
internal sealed class ModelCandidate
{
    /// <summary>The slug; null leaves the body's own.</summary>
    public string? Model { get; private set; }

    /// <summary>The model's health, for all requests.</summary>
    public ModelHealth Health { get; private set; } = null!;

    /// <summary>The way to the keys.</summary>
    public KeyRoute Route { get; private set; } = null!;

    /// <summary>Attempts of the request that asked for it.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it, or its providers, failed the request.</summary>
    public bool HasFailed { get; set; }

    /// <summary>When the request may ask for it again.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Whether it cannot serve this request.</summary>
    public bool IsDead { get; set; }

    /// <summary>The signed or encrypted reasoning in the request's history that is of another family: the model gets the body without it.</summary>
    public ReasoningDetail[] Unreadable { get; set; } = [];

    /// <summary>Whether it could serve the request, had it room: when it was last looked at, nothing else stood in the way.</summary>
    public bool IsFull { get; set; }

    /// <summary>Where it is full, the keys whose room is of no use to the request.</summary>
    public KeySet Excluded { get; set; }

    /// <summary>Begins with a request.</summary>
    public void Begin(string? model, ModelHealth health, KeyRoute route)
    {
        Model = model;
        Health = health;
        Route = route;
        Attempts = 0;
        HasFailed = false;
        NotBefore = default;
        IsDead = false;
        Unreadable = [];
        IsFull = false;
        Excluded = default;
    }

    /// <summary>Whether a name in an answer is this model's: the slug, or one with a date or a variant behind it.</summary>
    public bool IsNamed(string name) => Model is { } own && name.StartsWith(own, StringComparison.OrdinalIgnoreCase)
        && (name.Length == own.Length || name[own.Length] is '-' or ':');
}
