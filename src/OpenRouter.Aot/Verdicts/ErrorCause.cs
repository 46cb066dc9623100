namespace OpenRouter.Aot;

/// <summary>What an error says is the matter, beyond its status.</summary>
internal enum ErrorCause
{
    /// <summary>It says nothing that is known.</summary>
    Unknown,

    /// <summary>A moderation or a guardrail objects to the input.</summary>
    Moderation,

    /// <summary>The model or its provider objects to the content.</summary>
    Refusal,

    /// <summary>The model or its provider is closed to a region.</summary>
    Region,

    /// <summary>This model cannot serve the request, or is not there; another may.</summary>
    Model,

    /// <summary>The model is open to certain programs only.</summary>
    Program,

    /// <summary>This request is dearer than what is left; a smaller one is not.</summary>
    TooDear,

    /// <summary>Too much runs at once on this account.</summary>
    InFlight,

    /// <summary>The limit or the budget of the key is used up.</summary>
    KeyLimit,

    /// <summary>The account is empty.</summary>
    Credits,

    /// <summary>The account's free models are used up for this minute.</summary>
    FreePerMinute,

    /// <summary>The account's free models are used up for today.</summary>
    FreePerDay,

    /// <summary>No key arrived.</summary>
    NoKey,

    /// <summary>The key is one for management and cannot do inference.</summary>
    ManagementKey,

    /// <summary>The endpoint wants a key for management.</summary>
    WantsManagementKey,

    /// <summary>The key may not use the model.</summary>
    NotPermitted,

    /// <summary>The settings of key and account leave no endpoint of the model.</summary>
    Settings,
}
