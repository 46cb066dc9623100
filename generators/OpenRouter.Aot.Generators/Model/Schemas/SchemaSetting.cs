namespace OpenRouter.Aot.Generators.Model;

/// <summary>How a member that was read gets into its object.</summary>
internal enum SchemaSetting
{
    /// <summary>As an argument of the constructor.</summary>
    Constructor,

    /// <summary>In the object's initializer.</summary>
    Initializer,

    /// <summary>By its setter afterwards, where it was there, so that its own default stands otherwise.</summary>
    Setter,

    /// <summary>By a copy of the record with it, where it was there, so that its own default stands otherwise.</summary>
    Copy,
}
