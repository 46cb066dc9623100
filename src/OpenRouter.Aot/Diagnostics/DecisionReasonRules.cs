namespace OpenRouter.Aot;

/// <summary>Finds out why an attempt goes where it goes, from the attempt before it. A pure function.</summary>
internal static class DecisionReasonRules
{
    /// <summary>The reason for an attempt.</summary>
    /// <param name="before">The request as its last attempt left it: key, account, model, attempts.</param>
    /// <param name="blamed">Whom the verdict on that attempt blames.</param>
    /// <param name="key">The alias of the key that was chosen now.</param>
    /// <param name="account">Its account.</param>
    /// <param name="model">The model that was chosen now.</param>
    /// <param name="firstModel">The first model that the request names.</param>
    /// <param name="leadModel">The model that is asked first: that one, unless the history binds the request to a family.</param>
    /// <param name="isProbe">Whether the attempt tests something that was out.</param>
    /// <param name="hasSession">Whether the request belongs to a session.</param>
    public static DecisionReason Find(
        AnswerInfo before, VerdictScope blamed, string key, string account, string? model, string? firstModel, string? leadModel, bool isProbe,
        bool hasSession)
    {
        if (isProbe)
            return DecisionReason.Probe;
        bool isFirst = before.Attempts == 0;
        if (!string.Equals(model, isFirst ? leadModel : before.RequestedModel, StringComparison.Ordinal))
            return DecisionReason.OtherModel;
        if (isFirst && !string.Equals(model, firstModel, StringComparison.Ordinal))
            return DecisionReason.SameFamily;
        if (isFirst)
            return hasSession ? DecisionReason.Session : DecisionReason.Turn;
        // A failure of the model or the service says nothing against the key: the turn went on to whichever came next.
        if (blamed is VerdictScope.Model or VerdictScope.Service || string.Equals(key, before.KeyAlias, StringComparison.Ordinal))
            return DecisionReason.Again;
        return string.Equals(account, before.Account, StringComparison.Ordinal) ? DecisionReason.OtherKey : DecisionReason.OtherAccount;
    }
}
