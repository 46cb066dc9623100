namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Runs as they may stand at one moment.</summary>
internal static class Runs
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A batch in the middle.</summary>
    public static RunProgress Create(IEnumerable<KeyStatistics> keys, IEnumerable<ModelStatistics> models, params string[] notes) => new(
        "lines", Total: null, Fraction: 0.25, Succeeded: 90, Failed: 10, DoneBefore: 0, InFlight: 20, TimeSpan.FromSeconds(10), Cost: 0.5m, notes,
        new ClientStatistics([.. keys], [.. models], []));

    public static KeyStatistics Key(string alias, KeyState state = KeyState.Available, int inFlight = 0, long failed = 0) => new(
        alias, "acme", state, state == KeyState.Benched ? Now.AddSeconds(90) : null, state == KeyState.Available ? null : "no credits: 402 of acme",
        inFlight, 7 + failed, 7, failed, 0);

    public static ModelStatistics Model(string slug, int inFlight = 0, bool isCooled = false) => new(
        slug, isCooled ? Now.AddSeconds(5) : null, isCooled ? "throttled upstream: later" : null, inFlight, 7, 7, 0, 0, 0, TimeSpan.Zero);
}
