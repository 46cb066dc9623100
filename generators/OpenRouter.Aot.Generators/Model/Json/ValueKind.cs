namespace OpenRouter.Aot.Generators.Model;

/// <summary>What a value is on the wire.</summary>
internal enum ValueKind
{
    Text,
    Truth,
    Int32,
    Int64,
    Double,
    Decimal,

    /// <summary>A decimal that is written as a text.</summary>
    DecimalText,
    Time,
    Raw,
    Model,
    OpenEnum,
    Union,

    /// <summary>The model that a request asks for: a text, not sent where it is empty.</summary>
    Route,

    /// <summary>An array that is read into an array.</summary>
    List,

    /// <summary>An array that is read into a list, to which a caller adds.</summary>
    GrowingList,
    Map,

    /// <summary>The members that have no property.</summary>
    Extra,
}
