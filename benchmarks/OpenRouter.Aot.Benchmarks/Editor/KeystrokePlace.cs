namespace OpenRouter.Aot.Benchmarks;

/// <summary>Where a key is typed.</summary>
public enum KeystrokePlace
{
    /// <summary>In the body of a method of a type without a mark.</summary>
    PlainBody,

    /// <summary>In the body of a method of a pool.</summary>
    BesidePool,

    /// <summary>In the attributes of a pool, so that what is generated changes.</summary>
    InPool,

    /// <summary>In the body of a method of a type with a schema.</summary>
    BesideSchema,

    /// <summary>In the description of a member of a schema, so that what is generated changes.</summary>
    InSchema,

    /// <summary>In the body of a tool.</summary>
    BesideTool,

    /// <summary>In the description of a tool, so that what is generated changes.</summary>
    InTool,
}
