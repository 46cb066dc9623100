using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the implementing part of a property.</summary>
internal static class PropertyEmitter
{
    public static void Emit(SourceWriter writer, MemberSpec member, Storage storage)
    {
        writer.Line();
        foreach (string line in member.Documentation)
            writer.Line("/// " + line);
        writer.Open($"{member.Modifiers} {member.DeclaredType} {member.Name}");
        writer.Line($"get => {Get(member, storage)};");
        if (member.Setter.Length > 0)
        {
            writer.Open(member.Setter);
            EmitSet(writer, member, storage);
            writer.Close();
        }

        writer.Close();
    }

    private static string Get(MemberSpec member, Storage storage)
    {
        string field = member.IsSeldom ? "_seldom?." + Naming.Field(member.Name) : Naming.Field(member.Name);
        // A bare null would become the value of a missing text, where the type converts from one.
        string none = IsNullable(member) ? $"({member.Value.Type}?)null" : "default";
        return member.Value.Kind switch
        {
            ValueKind.Truth when !member.IsSeldom =>
                $"({storage.Word(member)} & {storage.Flag(member)}) == 0 ? {none} : ({storage.Word(member)} & {storage.Flags(member)}) == {storage.Flags(member)}",
            _ when storage.IsPacked(member) => IsNullable(member) ? $"({storage.Word(member)} & {storage.Flag(member)}) != 0 ? {field} : null" : field,
            ValueKind.Raw => $"{field} is {{ }} json ? new {member.Value.Type}(json) : {none}",
            ValueKind.OpenEnum => $"{field} is {{ }} text ? new {member.Value.Type}(text) : {none}",
            ValueKind.Union => $"{field} is {{ }} alternative ? {member.Value.Type}.Of(alternative) : {none}",
            ValueKind.Route => member.IsSeldom ? field + " ?? default" : field,
            ValueKind.Time when !IsNullable(member) => field + " ?? default",
            _ => IsNullable(member) ? field : field + "!",
        };
    }

    private static void EmitSet(SourceWriter writer, MemberSpec member, Storage storage)
    {
        string field = Naming.Field(member.Name);
        string value = member.Value.Kind switch
        {
            ValueKind.Raw => IsNullable(member) ? "value is { } json ? json.ToBytes() : null" : "value.ToBytes()",
            ValueKind.OpenEnum => IsNullable(member) ? "value?.Value" : "value.Value",
            ValueKind.Union => IsNullable(member) ? "value?.Alternative" : "value.Alternative",
            _ when storage.IsPacked(member) && IsNullable(member) => "value.GetValueOrDefault()",
            _ => "value",
        };
        if (member.IsSeldom)
        {
            writer.Line("if (value is not null || _seldom is not null)");
            writer.Under($"AddSeldom().{field} = {value};");
        }
        else if (Storage.FieldType(member) is not null)
        {
            writer.Line($"{field} = {value};");
        }

        if (storage.IsPacked(member))
        {
            string word = storage.Word(member), flag = storage.Flag(member), flags = storage.Flags(member);
            bool isTruth = member.Value.Kind == ValueKind.Truth;
            string mask = isTruth ? flags : flag;
            string set = !isTruth ? IsNullable(member) ? $"(value is null ? 0 : {flag})" : flag
                : IsNullable(member) ? $"(value is {{ }} isTrue ? isTrue ? {flags} : {flag} : 0)" : $"(value ? {flags} : {flag})";
            writer.Line($"{word} = ({word} & ~{mask}) | {set};");
        }

        if (storage.CanBeShadowed(member))
            writer.Line($"{ExtraField(storage)}?.Unshadow({storage.Ordinal(member)}, {Naming.Literal(member.WireName)});");
    }

    /// <summary>The expression for the members that have no property.</summary>
    public static string ExtraField(Storage storage) =>
        storage.Extra is { IsSeldom: true } ? "_seldom?._" + Camel(storage.Extra) : "_" + Camel(storage.Extra!);

    private static string Camel(MemberSpec member) => Naming.Field(member.Name).Substring(1);

    /// <summary>Whether the property can be null. A required one cannot, and yet is, where an answer lacks it.</summary>
    public static bool IsNullable(MemberSpec member) => member.DeclaredType.EndsWith("?", StringComparison.Ordinal);
}
