namespace OpenRouter.Aot;

/// <summary>
/// What becomes of a history that holds signed or encrypted reasoning, where a request names several models: it continues on the family that made
/// the last of it, and each model gets only what is of its own family, for a provider refuses a body with another's signatures. After a fallback a
/// history may hold those of two families.
/// </summary>
internal static class ReasoningFamilies
{
    /// <summary>Puts the models of the family first, in their order, and finds what each of the models could not read.</summary>
    /// <param name="candidates">The models of the request, in the order in which it names them.</param>
    /// <param name="history">The body.</param>
    public static void Arrange(List<ModelCandidate> candidates, RequestTemplate history)
    {
        // A format that does not tell is taken for that of the model that the request asks for.
        string? own = ModelFamily.OfModel(candidates[0].Model);
        if (own is not null)
            MoveForward(candidates, history.Reasoning[^1].Family ?? own);
        foreach (ModelCandidate candidate in candidates)
            candidate.Unreadable = Array.FindAll(history.Reasoning, detail => !MayRead(candidate, detail.Family ?? own));

        // Whoever names the server's fallbacks in the body has made up the body for all of them.
        if (history.HasFallbacks)
            candidates[0].Unreadable = [];

        bool MayRead(ModelCandidate candidate, string? maker) =>
            ModelFamily.OfModel(candidate.Model) is var family && candidate == candidates[0]
                // The caller's choice is doubted only where two formats speak against it: a model without a format may well use another's.
                ? maker is null || family is null || family == maker || !ModelFamily.HasFormat(family)
                : maker is not null && family == maker;
    }

    private static void MoveForward(List<ModelCandidate> candidates, string family)
    {
        int next = 0;
        for (int i = 0; i < candidates.Count; i++)
        {
            ModelCandidate candidate = candidates[i];
            if (ModelFamily.OfModel(candidate.Model) != family)
                continue;
            candidates.RemoveAt(i);
            candidates.Insert(next++, candidate);
        }
    }
}
