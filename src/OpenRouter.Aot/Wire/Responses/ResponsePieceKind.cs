namespace OpenRouter.Aot.Responses;

/// <summary>What of an item an event tells.</summary>
internal enum ResponsePieceKind
{
    /// <summary>Nothing that is kept: progress, or something of the whole response.</summary>
    None,

    /// <summary>The item itself.</summary>
    Item,

    /// <summary>A part of its content.</summary>
    Content,

    /// <summary>A part of the reasoning's summary.</summary>
    Summary,

    /// <summary>The arguments of a call.</summary>
    Arguments,

    /// <summary>The input of a custom tool.</summary>
    Input,

    /// <summary>Code.</summary>
    Code,
}
