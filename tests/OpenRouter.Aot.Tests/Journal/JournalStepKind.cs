namespace OpenRouter.Aot.Tests.Journal;

/// <summary>What a run writes down.</summary>
internal enum JournalStepKind
{
    Send,
    Refuse,
    Finish,
}
