namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>The verdict on one recorded failure.</summary>
/// <param name="Name">The recording's file, without its extension.</param>
/// <param name="Expected">Scope and action.</param>
/// <param name="Why">The reader's reason.</param>
/// <param name="Until">When a retry may work: a moment in UTC, <c>tomorrow</c> for the midnight after the answer, or null.</param>
/// <param name="FreeModelsOnly">Whether only free models are out.</param>
/// <param name="AnotherModelMayServe">Whether another model of the caller's list may serve.</param>
/// <param name="IsOutcomeUnknown">Whether it may have been served and billed.</param>
internal sealed record RecordedVerdict(
    string Name, string Expected, string Why, string? Until = null, bool FreeModelsOnly = false, bool AnotherModelMayServe = false,
    bool IsOutcomeUnknown = false);
