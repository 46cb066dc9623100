namespace OpenRouter.Aot.Simulator;

/// <summary>What <c>GET /generation</c> tells of an answer.</summary>
internal sealed record GenerationRecord(Answer Answer, string Account, TimeSpan Duration, DateTimeOffset ReadyAt, bool IsCancelled);
