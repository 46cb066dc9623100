namespace OpenRouter.Aot;

/// <summary>What reading on in an event stream came to.</summary>
internal enum ServerSentEventStep
{
    /// <summary>An event.</summary>
    Event,

    /// <summary>The end of the body.</summary>
    End,

    /// <summary>An event, or a line of one, beyond the limit.</summary>
    TooLarge,
}
