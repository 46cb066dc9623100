namespace OpenRouter.Aot;

/// <summary>
/// Asks whether credits were bought (<c>GET /credits</c>, which costs nothing) for the accounts that ran out of them, while a run waits: a request would cost an attempt to
/// find out. Where only a management key may ask, nothing is learnt, and the account's own probe finds out.
/// </summary>
/// <param name="pool">What all requests share.</param>
/// <param name="credits">The way to ask.</param>
internal sealed class CreditsWatch(PoolState pool, CreditsReader credits)
{
    // Whoever has just read that the credits are gone may buy some at once; later there is no hurry.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Asks, at first every other second and in the end every minute, until it is cancelled.</summary>
    /// <param name="bought">Called when more is left of an account than before.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Action bought, CancellationToken ct)
    {
        var known = new Dictionary<PoolAccount, decimal>(ReferenceEqualityComparer.Instance);
        try
        {
            for (TimeSpan period = ShortestPeriod; ; period = period * 1.5 < LongestPeriod ? period * 1.5 : LongestPeriod)
            {
                foreach (PoolAccount account in FindAccounts())
                {
                    if (await credits.AskAsync(account, ct).ConfigureAwait(false) is not { } left)
                        continue;
                    bool isFirst = !known.TryGetValue(account, out decimal before);
                    known[account] = left;
                    KeyCondition? bench = account.Breaker.Condition is { AwaitsMoney: true } closed ? closed : null;
                    // What is left at the first look may have been bought since the account ran out: one attempt finds out.
                    if (left <= 0 || (isFirst ? bench is null : left <= before))
                        continue;
                    if (bench is not null)
                        account.Breaker.Lift(bench);
                    pool.Line.CallAll();
                    bought();
                }

                await Task.Delay(period, pool.Time, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The run goes on, or has ended.
        }
    }

    private IEnumerable<PoolAccount> FindAccounts() => pool.Ring.Entries.Select(static entry => entry.Key.Account).Distinct().ToArray();
}
