namespace OpenRouter.Aot.Soak;

/// <summary>A key, as the service knows it and as the pool's owner set it up.</summary>
/// <param name="Place">Its place among all keys of the schedule, by which it is known over reloads.</param>
/// <param name="Account">Its account, by its place.</param>
internal sealed record KeySetup(int Place, int Account)
{
    /// <summary>Whether the service refuses it, always.</summary>
    public bool IsDead { get; init; }

    /// <summary>Whether the owner named its account.</summary>
    public bool IsLabelled { get; init; } = true;

    public string? Group { get; init; }

    public double Weight { get; init; } = 1;

    public int Priority { get; init; }

    public int? MaxConcurrency { get; init; }

    /// <summary>Attempts a minute.</summary>
    public double? Pace { get; init; }
}
