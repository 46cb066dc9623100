namespace OpenRouter.Aot;

/// <summary>The models that may serve one request, in the order in which they are tried. Used again for other requests. Not safe for use by several threads.</summary>
/// <param name="pool">What all requests share.</param>
internal sealed class ModelCandidates(PoolState pool)
{
    // A list of models is short; a longer one's candidates are not kept for the next request.
    private const int MaxSpare = 8;

    private readonly List<ModelCandidate> all = [];
    private readonly Stack<ModelCandidate> spare = new();

    public IReadOnlyList<ModelCandidate> All => all;

    /// <summary>Whether none of them can serve the request.</summary>
    public bool AreDead => all.TrueForAll(static one => one.IsDead);

    /// <summary>Begins with a request.</summary>
    public void Begin(Dispatch dispatch)
    {
        string? group = dispatch.Options.Group;
        // Without a model of its own a request asks for the account's default first, and for the fallbacks after it.
        if (dispatch.Route.IsEmpty)
            Add(null, group);
        foreach (string slug in dispatch.Route.Slugs)
            Add(slug, group);
        foreach (string slug in dispatch.Options.Fallbacks)
        {
            if (!all.Exists(one => one.Model == slug))
                Add(slug, group);
        }

        if (dispatch.Template is { Reasoning.Length: > 0 } history && all.Count > 1)
            ReasoningFamilies.Arrange(all, history);
    }

    /// <summary>Forgets the request.</summary>
    public void Clear()
    {
        foreach (ModelCandidate candidate in all)
        {
            if (spare.Count < MaxSpare)
                spare.Push(candidate);
        }

        all.Clear();
    }

    /// <summary>
    /// The next to look at, whose room is to be found out anew: those that have failed the request come after those that have not, however soon they may be
    /// asked again.
    /// </summary>
    /// <param name="turn">Where the search is: 0 at its beginning.</param>
    /// <param name="next">The candidate.</param>
    /// <returns>False at the end.</returns>
    public bool TryNext(ref int turn, out ModelCandidate next)
    {
        for (; turn < 2 * all.Count; turn++)
        {
            next = all[turn % all.Count];
            if (next.HasFailed != turn >= all.Count)
                continue;
            next.IsFull = false;
            if (next.IsDead)
                continue;
            turn++;
            return true;
        }

        next = null!;
        return false;
    }

    /// <summary>
    /// Those after one that the server itself may take instead. The quota of free models belongs to an account: a list may not take it from whichever
    /// account serves the paid ones. And all models of a list get the same body.
    /// </summary>
    public ModelCandidate[] FindServerFallbacks(ModelCandidate first, DateTimeOffset now)
    {
        var found = new List<ModelCandidate>();
        for (int i = all.IndexOf(first) + 1; i < all.Count; i++)
        {
            ModelCandidate one = all[i];
            if (!one.IsDead && one.Route.IsForFreeModels == first.Route.IsForFreeModels
                && one.Unreadable.AsSpan().SequenceEqual(first.Unreadable) && !(one.Health.Gate.Condition?.Until > now))
            {
                found.Add(one);
            }
        }

        return [.. found];
    }

    private void Add(string? slug, string? group)
    {
        ModelCandidate candidate = spare.TryPop(out ModelCandidate? used) ? used : new ModelCandidate();
        candidate.Begin(slug, pool.Models.Find(slug), pool.Ring.Route(group, ModelBoard.IsFree(slug)));
        all.Add(candidate);
    }
}
