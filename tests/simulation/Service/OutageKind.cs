namespace OpenRouter.Aot.Simulation;

/// <summary>How the whole service fails.</summary>
public enum OutageKind
{
    /// <summary>Every key is refused, also where it is only asked about.</summary>
    Unauthorized,

    /// <summary>Every request gets a 500.</summary>
    Broken,

    /// <summary>There is no connection.</summary>
    Unreachable,
}
