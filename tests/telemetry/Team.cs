namespace OpenRouter.Aot.Telemetry;

/// <summary>Who sends requests, and of what kind.</summary>
/// <param name="Name">What the tag <c>team</c> says.</param>
/// <param name="Group">The group whose keys it uses; null for the keys of nobody.</param>
/// <param name="Features">What the tag <c>feature</c> says, of one request after another.</param>
/// <param name="Model">The model that it asks for.</param>
/// <param name="Fallback">The model for when that one fails; null where its requests rather wait.</param>
/// <param name="RequestsPerSecond">On average.</param>
/// <param name="Wave">How long its traffic takes to rise and fall.</param>
/// <param name="PromptWords">About how long its prompts are.</param>
/// <param name="StreamedShare">The share of its requests that are streamed.</param>
/// <param name="LeftShare">The share of its streams that their reader leaves.</param>
internal sealed record Team(
    string Name, string? Group, string[] Features, string Model, string? Fallback,
    double RequestsPerSecond, TimeSpan Wave, int PromptWords, double StreamedShare, double LeftShare)
{
    public static IReadOnlyList<Team> All { get; } =
    [
        new("search", "search", ["summary", "summary", "rewrite"], ExampleScenario.Mini, ExampleScenario.Gemini,
            RequestsPerSecond: 3, TimeSpan.FromSeconds(210), PromptWords: 700, StreamedShare: 0.8, LeftShare: 0.06),
        new("support", "support", ["reply", "triage"], ExampleScenario.Claude, Fallback: null,
            RequestsPerSecond: 1.4, TimeSpan.FromSeconds(330), PromptWords: 350, StreamedShare: 0.5, LeftShare: 0.02),
        new("research", Group: null, ["digest", "labels", "labels"], ExampleScenario.Gemini, ExampleScenario.Claude,
            RequestsPerSecond: 1.8, TimeSpan.FromSeconds(150), PromptWords: 1500, StreamedShare: 0.1, LeftShare: 0),
    ];
}
