namespace OpenRouter.Aot.Tests.Journal;

/// <summary>Something that a run writes down.</summary>
internal sealed record JournalStep(JournalStepKind Kind, int Id, ulong Asked, JournalState State, decimal? Cost);
