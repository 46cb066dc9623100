namespace OpenRouter.Aot.Messages;

/// <content>A stream tells its usage in parts: the beginning what the request cost, the end what came of it.</content>
public sealed partial class MessageUsage
{
    /// <summary>Both together: what was told later counts.</summary>
    internal static MessageUsage? Merge(MessageUsage? first, MessageUsage? then)
    {
        if (first is null || then is null)
            return then ?? first;
        MessageUsage both = JsonCopy.Of(first);
        both.InputTokens = then.InputTokens ?? both.InputTokens;
        both.OutputTokens = then.OutputTokens ?? both.OutputTokens;
        both.CacheCreationInputTokens = then.CacheCreationInputTokens ?? both.CacheCreationInputTokens;
        both.CacheReadInputTokens = then.CacheReadInputTokens ?? both.CacheReadInputTokens;
        both.CacheCreation = then.CacheCreation ?? both.CacheCreation;
        both.OutputTokensDetails = then.OutputTokensDetails ?? both.OutputTokensDetails;
        both.ServerToolUse = then.ServerToolUse ?? both.ServerToolUse;
        both.ServiceTier = then.ServiceTier ?? both.ServiceTier;
        both.Speed = then.Speed ?? both.Speed;
        both.InferenceGeo = then.InferenceGeo ?? both.InferenceGeo;
        both.Iterations = then.Iterations ?? both.Iterations;
        both.Cost = then.Cost ?? both.Cost;
        both.IsByok = then.IsByok ?? both.IsByok;
        both.CostDetails = then.CostDetails ?? both.CostDetails;
        foreach ((string name, RawJson value) in then.Extra ?? [])
            (both.Extra ??= new ExtraMembers())[name] = value;
        return both;
    }
}
