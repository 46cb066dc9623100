namespace OpenRouter.Aot.Generators.Model;

/// <summary>Where a tool's parameter gets its value.</summary>
internal enum ToolParameterKind
{
    /// <summary>From the model.</summary>
    Argument,

    /// <summary>The token of the call.</summary>
    Token,

    /// <summary>The call itself.</summary>
    Invocation,

    /// <summary>A service that must be there; also the services themselves.</summary>
    Service,

    /// <summary>A service that may be missing.</summary>
    OptionalService,

    /// <summary>The services, which may be missing.</summary>
    OptionalServices,
}
