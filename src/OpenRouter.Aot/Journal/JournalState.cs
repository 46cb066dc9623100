namespace OpenRouter.Aot;

/// <summary>What a journal knows of a request.</summary>
internal enum JournalState : byte
{
    /// <summary>Nothing that counts: it is to be run.</summary>
    None,

    /// <summary>It was sent, and nobody knows what came of it: it may have been billed.</summary>
    Sent,

    /// <summary>It was answered.</summary>
    Succeeded,

    /// <summary>It failed by its own fault: another attempt would fail the same way.</summary>
    Refused,

    /// <summary>It failed, and another attempt may succeed.</summary>
    Unserved,

    /// <summary>It is in a batch at OpenRouter, whose results can be had: it is not to be sent again before they were looked at.</summary>
    Batched,
}
