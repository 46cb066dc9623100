using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The names of generated members, which a property cannot have beside them.</summary>
internal static class TakenNames
{
    /// <summary>Whether a property of the type cannot have the name.</summary>
    public static bool Has(ValueKind owner, IReadOnlyList<MemberSpec> members, string name) => owner switch
    {
        ValueKind.Model => name is "Read" or "ReadNext" or "ReadMembers" or "Write" || (name is "Seldom" or "AddSeldom" && members.Any(member => member.IsSeldom)),
        ValueKind.OpenEnum => name is "Value" or "IsKnown" or "Read" or "ToString",
        _ => name is "Raw" or "Alternative" or "Of" or "Read" or "Write"
            || (name is "Create" or "GetEnumerator" && members.Any(member => member.Value.Kind is ValueKind.List or ValueKind.GrowingList)),
    };
}
