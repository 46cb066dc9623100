namespace OpenRouter.Aot;

/// <summary>A budget that a key's requests count against: the key's own limit, or one of its member, workspace or guardrail.</summary>
[JsonModel]
public sealed partial class SpendingBudget
{
    /// <summary>Whose it is, such as <c>api_key</c>, <c>member</c>, <c>workspace</c> or <c>key_limit</c>.</summary>
    public partial string? Scope { get; set; }

    /// <summary>The most that may be spent from one reset to the next, in USD.</summary>
    public partial decimal? LimitUsd { get; set; }

    /// <summary>What was spent of it, in USD.</summary>
    public partial decimal? SpendUsd { get; set; }

    /// <summary>What is left of it, in USD.</summary>
    public partial decimal? RemainingUsd { get; set; }

    /// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c>, or null for a budget that never resets.</summary>
    public partial string? ResetInterval { get; set; }

    /// <summary>When it starts again; null for never.</summary>
    public partial DateTimeOffset? ResetsAt { get; set; }

    /// <summary>Whether what your own provider keys (BYOK) cost counts against it.</summary>
    public partial bool? IncludeByok { get; set; }

    /// <summary>The guardrail that sets it.</summary>
    public partial string? GuardrailId { get; set; }

    /// <summary>Its own id.</summary>
    public partial string? BudgetId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>What is left in USD, told or reckoned; null where nobody knows.</summary>
    internal decimal? Remaining => RemainingUsd ?? LimitUsd - SpendUsd;
}
