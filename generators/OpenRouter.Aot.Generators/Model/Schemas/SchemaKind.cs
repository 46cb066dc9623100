namespace OpenRouter.Aot.Generators.Model;

/// <summary>What a value is in a JSON schema.</summary>
internal enum SchemaKind
{
    Text,
    Truth,
    Integer,
    Double,
    Single,
    Decimal,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
    Guid,
    Uri,

    /// <summary>An enumeration, by the names of its members.</summary>
    Enum,
    List,

    /// <summary>A type that is marked itself.</summary>
    Schema,

    /// <summary>Any JSON; in tools alone.</summary>
    Raw,

    /// <summary>What a tool answers as it is.</summary>
    Content,
}
