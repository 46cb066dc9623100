namespace OpenRouter.Aot.Tests.Streaming;

/// <summary>How a stream of the storm ended.</summary>
internal enum StormOutcome
{
    /// <summary>All of it came, once.</summary>
    Whole,

    /// <summary>It broke after content, with a typed error.</summary>
    Broken,

    /// <summary>It broke at the stall limit.</summary>
    Stalled,

    /// <summary>It was refused before content, with a typed error.</summary>
    Refused,

    /// <summary>The caller left it.</summary>
    Left,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,
}
