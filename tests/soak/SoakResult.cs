namespace OpenRouter.Aot.Soak;

/// <summary>What a run did, and what it broke.</summary>
internal sealed record SoakResult(Tally Counted, long Refusals, long CopiesLate, long Probes, long AccountProbes, long Benches, long Reloads, long Regroupings, long Keys,
    IReadOnlyList<string> Violations)
{
    public static IReadOnlyList<(string Name, Func<SoakResult, long> Count)> Rows { get; } =
    [
        ("picks", result => result.Counted.Picks),
        ("of them probes of a key", result => result.Probes),
        ("of them probes of an account", result => result.AccountProbes),
        ("refused, as no key served", result => result.Refusals),
        ("ended well", result => result.Counted.Succeeded),
        ("failed", result => result.Counted.Failed.Sum()),
        ("abandoned", result => result.Counted.Abandoned),
        ("copies that ended nothing", result => result.CopiesLate),
        ("benches by hand", result => result.Benches),
        ("reloads", result => result.Reloads),
        ("regroupings", result => result.Regroupings),
        ("secrets served", result => result.Keys),
        ("violations", result => result.Violations.Count),
    ];
}
