namespace OpenRouter.Aot.Generators.Model;

/// <summary>A member of an enumeration.</summary>
/// <param name="Path">The member as code has it.</param>
/// <param name="WireName">Its text in JSON.</param>
/// <param name="Constant">Its value.</param>
/// <param name="IsAlias">Whether another member before it has the same value.</param>
internal sealed record SchemaEnumMember(string Path, string WireName, string Constant, bool IsAlias);
