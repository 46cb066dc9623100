namespace OpenRouter.Aot.Generators.Model;

/// <summary>A partial property that stands for a member on the wire.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="WireName">The member's name.</param>
/// <param name="Value">Its type.</param>
/// <param name="DeclaredType">Its type as it is declared.</param>
/// <param name="Modifiers">Its modifiers, as they are declared.</param>
/// <param name="Getter">How it is read: <c>get</c>, a narrower one such as <c>internal get</c>, or nothing.</param>
/// <param name="Setter">How it is set: <c>set</c>, <c>init</c>, a narrower one such as <c>private set</c>, or nothing.</param>
/// <param name="IsSeldom">Whether its storage stands apart.</param>
/// <param name="IsRequired">Whether a caller must set it.</param>
/// <param name="Repeats">Whether its text is the same in many objects.</param>
/// <param name="Documentation">The lines of its documentation.</param>
internal sealed record MemberSpec(
    string Name, string WireName, ValueSpec Value, string DeclaredType, string Modifiers, string Getter, string Setter,
    bool IsSeldom, bool IsRequired, bool Repeats, EquatableArray<string> Documentation);
