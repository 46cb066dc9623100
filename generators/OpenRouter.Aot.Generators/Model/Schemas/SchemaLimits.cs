namespace OpenRouter.Aot.Generators.Model;

/// <summary>What the attributes of a member allow of its values.</summary>
/// <param name="Minimum">The least number, as JSON has it.</param>
/// <param name="IsMinimumExclusive">Whether the least number itself is too little.</param>
/// <param name="Maximum">The greatest number, as JSON has it.</param>
/// <param name="IsMaximumExclusive">Whether the greatest number itself is too much.</param>
/// <param name="Least">The least length of a text or of a list.</param>
/// <param name="Most">The greatest length of a text or of a list.</param>
/// <param name="Pattern">The pattern of a text.</param>
/// <param name="Format">The format of a text.</param>
/// <param name="Allowed">The values that are allowed, as JSON has them; empty where all are.</param>
internal sealed record SchemaLimits(
    string? Minimum = null, bool IsMinimumExclusive = false, string? Maximum = null, bool IsMaximumExclusive = false,
    int? Least = null, int? Most = null, string? Pattern = null, string? Format = null, EquatableArray<string> Allowed = default)
{
    /// <summary>No limits.</summary>
    public static SchemaLimits None { get; } = new();
}
