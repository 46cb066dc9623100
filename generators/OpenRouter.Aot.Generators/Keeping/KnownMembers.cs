using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Keeping;

/// <summary>What was read of a marked type, without the compiler's own objects, so that the next compilation can go on with it.</summary>
/// <param name="members">Its members.</param>
/// <param name="marked">The names of the marked types that its members are of.</param>
/// <param name="description">What it is for, for the model.</param>
/// <param name="hasErrors">Whether a mistake leaves nothing to generate for it.</param>
internal sealed class KnownMembers(IReadOnlyList<SchemaMemberSpec> members, IReadOnlyList<string> marked, string? description, bool hasErrors)
{
    public IReadOnlyList<SchemaMemberSpec> Members { get; } = members;

    public IReadOnlyList<string> Marked { get; } = marked;

    public string? Description { get; } = description;

    public bool HasErrors { get; } = hasErrors;
}
