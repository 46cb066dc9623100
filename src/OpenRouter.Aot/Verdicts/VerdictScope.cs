namespace OpenRouter.Aot;

/// <summary>What a failure is to be blamed on: the narrowest thing that the evidence proves.</summary>
public enum VerdictScope
{
    /// <summary>Nothing failed.</summary>
    None,

    /// <summary>This request alone.</summary>
    Request,

    /// <summary>This key alone.</summary>
    Key,

    /// <summary>Every key of the account.</summary>
    Account,

    /// <summary>The model or its providers, for everybody.</summary>
    Model,

    /// <summary>This key may not use this model.</summary>
    KeyAndModel,

    /// <summary>OpenRouter, or the path to it.</summary>
    Service,
}
