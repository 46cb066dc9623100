namespace OpenRouter.Aot;

/// <summary>
/// The key of a session: by rendezvous over the accounts, which is where providers keep prompt caches, then over the account's keys. An account
/// suits a session as well as the best of its keys does, sick or not: a key that goes takes only its own sessions along, and one that is benched
/// leaves them to its account. At both steps a favourite that carries more than its share, with some slack, gives way to the next.
/// </summary>
internal static class SessionPlacement
{
    // The trade between stickiness and balance (Mirrokni, Thorup, Zadimoghaddam 2016): a quarter above the average.
    private const double Slack = 1.25;

    public static PoolKey Choose(in KeyCandidates candidates, ulong session)
    {
        Load all = default;
        foreach (RouteAccount account in candidates.Accounts)
            all = all.Add(Measure(candidates, account));

        RouteAccount? bestAccount = null;
        Load load = default;
        double highest = double.NegativeInfinity;
        foreach (RouteAccount account in candidates.Accounts)
        {
            Load own = Measure(candidates, account);
            double score = own.Weight > 0 ? ScoreOf(candidates, account, session) : 0;
            // Loads change while they are read: should nobody seem to be within the bound, any account with a candidate will do.
            if (own.Weight > 0 && (bestAccount is null || (score > highest && own.IsWithin(all))))
                (bestAccount, load, highest) = (account, own, own.IsWithin(all) ? score : double.NegativeInfinity);
        }

        return ChooseKey(candidates, bestAccount!, load, session);
    }

    private static PoolKey ChooseKey(in KeyCandidates candidates, RouteAccount account, Load all, ulong session)
    {
        PoolKey? best = null;
        double highest = double.NegativeInfinity;
        foreach (int slot in account.Slots)
        {
            if (!candidates.Contains(slot))
                continue;
            PoolKey key = candidates.Keys[slot];
            var own = new Load(key.Weight, key.InFlight);
            double score = SessionHash.Score(session, key.Hash, key.Weight);
            if (best is null || (score > highest && own.IsWithin(all)))
                (best, highest) = (key, own.IsWithin(all) ? score : double.NegativeInfinity);
        }

        return best!;
    }

    private static double ScoreOf(in KeyCandidates candidates, RouteAccount account, ulong session)
    {
        double highest = 0;
        foreach (int slot in account.Slots)
        {
            if (candidates.IsInTier(slot))
                highest = Math.Max(highest, SessionHash.Score(session, candidates.Keys[slot].Hash, candidates.Keys[slot].Weight));
        }

        return highest;
    }

    private static Load Measure(in KeyCandidates candidates, RouteAccount account)
    {
        Load load = default;
        foreach (int slot in account.Slots)
        {
            if (candidates.Contains(slot))
                load = load.Add(new Load(candidates.Keys[slot].Weight, candidates.Keys[slot].InFlight));
        }

        return load;
    }

    private readonly record struct Load(double Weight, int InFlight)
    {
        public Load Add(Load other) => new(Weight + other.Weight, InFlight + other.InFlight);

        /// <summary>Whether one more attempt stays within the bound.</summary>
        public bool IsWithin(Load all) => InFlight < Math.Ceiling(Slack * (all.InFlight + 1) * Weight / all.Weight);
    }
}
