namespace OpenRouter.Aot.Cli;

/// <summary>What a demo was asked to do.</summary>
/// <param name="Seed">Decides faults, latencies and jitter.</param>
/// <param name="Requests">How many chats.</param>
/// <param name="Concurrency">The most chats at once.</param>
internal sealed record DemoSettings(int Seed, int Requests, int Concurrency);
