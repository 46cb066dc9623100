namespace OpenRouter.Aot;

/// <summary>How a bulk run sends its requests.</summary>
public enum BulkVia
{
    /// <summary>Each by itself.</summary>
    Requests,

    /// <summary>
    /// As OpenRouter's own batches, at about half the price and within 24 hours, where endpoint and model have them; the others, and what a batch leaves
    /// unanswered, by itself.
    /// </summary>
    Batches,
}
