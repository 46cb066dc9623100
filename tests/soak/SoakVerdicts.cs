namespace OpenRouter.Aot.Soak;

/// <summary>Verdicts by chance: mostly good, and of every other kind often enough. A key on probation fails more often than the others.</summary>
internal static class SoakVerdicts
{
    private static readonly Verdict Good = new(VerdictScope.None, VerdictAction.Accept, null, "");

    private static readonly Verdict[] Harmless =
    [
        new(VerdictScope.Service, VerdictAction.Retry, null, "service"),
        new(VerdictScope.Model, VerdictAction.Cool, null, "model"),
        new(VerdictScope.Request, VerdictAction.Surface, null, "request"),
        new(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, "key and model"),
    ];

    public static Verdict Draw(ulong draw, PoolKey key) =>
        (key.Breaker.Condition is not null || !key.Account.IsInOrder(isFreeModel: true)) && draw % 8 == 0 ? Draw((draw >> 3) % 12) : Draw(draw);

    private static Verdict Draw(ulong draw) => (draw % 4096) switch
    {
        < 8 => new(VerdictScope.Key, VerdictAction.Bench, null, "doubtful"),
        8 => new(VerdictScope.Key, VerdictAction.Quarantine, null, "refused"),
        9 => new(VerdictScope.Key, VerdictAction.Bench, Soon(draw), "limit"),
        10 when draw % 4 == 2 => new(VerdictScope.Account, VerdictAction.Bench, Soon(draw), "credits"),
        11 => new(VerdictScope.Account, VerdictAction.Bench, Soon(draw), "quota") { FreeModelsOnly = true },
        < 256 => Harmless[draw % 4],
        _ => Good,
    };

    private static DateTimeOffset Soon(ulong draw) => DateTimeOffset.UtcNow.AddMilliseconds(1 + (draw >> 12) % 3);
}
