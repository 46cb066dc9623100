namespace OpenRouter.Aot.Simulation;

/// <summary>What the service knows of a key.</summary>
/// <param name="Account">Its account, by its place in the plan.</param>
internal sealed record KeyPlan(int Account)
{
    /// <summary>Whether it is refused, always.</summary>
    public bool IsDead { get; init; }

    /// <summary>Whether the owner of the pool named the key's account; otherwise the pool has to find out.</summary>
    public bool IsLabelled { get; init; } = true;
}
