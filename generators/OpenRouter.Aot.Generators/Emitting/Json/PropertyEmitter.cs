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
        writer.Open($"{member.Modifiers} {member.DeclaredType} {Naming.Identifier(member.Name)}");
        if (member.Getter.Length > 0)
            writer.Line($"{member.Getter} => {Get(member, storage)};");
        if (member.Setter.Length > 0)
            EmitSet(writer, member, storage);
        writer.Close();
    }

    private static string Get(MemberSpec member, Storage storage)
    {
        string field = (member.IsSeldom ? "_seldom?." : "") + Naming.Field(member.Name);
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
            ValueKind.Route when IsNullable(member) => $"{field} is {{ IsEmpty: false }} route ? route : {none}",
            ValueKind.Route when !member.IsSeldom => field,
            _ when IsNullable(member) => field,
            _ => field + (IsReference(member.Value.Kind) ? "!" : " ?? default"),
        };
    }

    private static void EmitSet(SourceWriter writer, MemberSpec member, Storage storage)
    {
        var statements = new List<string>();
        string field = Naming.Field(member.Name), value = Stored(member, storage);
        if (member.IsSeldom)
        {
            string isThere = member.Value.Kind == ValueKind.Route && !IsNullable(member) ? "!value.IsEmpty" : "value is not null";
            if (IsNullable(member) || IsReference(member.Value.Kind) || member.Value.Kind == ValueKind.Route)
                statements.Add($"if ({isThere} || _seldom is not null)\n    AddSeldom().{field} = {value};");
            else
                statements.Add($"AddSeldom().{field} = {value};");
        }
        else if (Storage.FieldType(member) is not null)
        {
            statements.Add($"{field} = {value};");
        }

        if (storage.IsPacked(member))
            statements.Add(SetFlags(member, storage));
        if (storage.Extra is not null && member.Value.Kind != ValueKind.Extra)
        {
            string ordinal = storage.CanBeShadowed(member) ? storage.Ordinal(member) + ", " : "";
            statements.Add($"{ExtraField(storage)}?.Displace({ordinal}{Naming.Literal(member.WireName)});");
        }

        if (statements.Count == 1 && statements[0].StartsWith(field, StringComparison.Ordinal))
        {
            writer.Line($"{member.Setter} => {statements[0]}");
            return;
        }

        writer.Open(member.Setter);
        foreach (string line in statements.SelectMany(statement => statement.Split('\n')))
            writer.Line(line);
        writer.Close();
    }

    private static string Stored(MemberSpec member, Storage storage) => member.Value.Kind switch
    {
        ValueKind.Raw => IsNullable(member) ? "value is { } json ? json.ToBytes() : null" : "value.ToBytes()",
        ValueKind.OpenEnum => IsNullable(member) ? "value?.Value" : "value.Value",
        ValueKind.Union => IsNullable(member) ? "value?.Alternative" : "value.Alternative",
        ValueKind.Route when IsNullable(member) => "value.GetValueOrDefault()",
        _ when storage.IsPacked(member) && IsNullable(member) => "value.GetValueOrDefault()",
        _ => "value",
    };

    private static string SetFlags(MemberSpec member, Storage storage)
    {
        string word = storage.Word(member), flag = storage.Flag(member), flags = storage.Flags(member);
        if (member.Value.Kind != ValueKind.Truth)
            return IsNullable(member) ? $"{word} = ({word} & ~{flag}) | (value is null ? 0 : {flag});" : $"{word} |= {flag};";
        string set = IsNullable(member) ? $"value is {{ }} isTrue ? isTrue ? {flags} : {flag} : 0" : $"value ? {flags} : {flag}";
        return $"{word} = ({word} & ~{flags}) | ({set});";
    }

    /// <summary>Writes what takes a member's value away from an object that is being read.</summary>
    public static void EmitForget(SourceWriter writer, MemberSpec member, Storage storage)
    {
        string none = $"{Naming.Field(member.Name)} = {(member.Value.Kind == ValueKind.Route ? "default" : "null")};";
        if (member.IsSeldom)
        {
            writer.Line("if (value._seldom is not null)");
            writer.Under($"value._seldom.{none}");
        }
        else if (storage.IsPacked(member))
        {
            writer.Line($"value.{storage.Word(member)} &= ~{(member.Value.Kind == ValueKind.Truth ? storage.Flags(member) : storage.Flag(member))};");
        }
        else
        {
            writer.Line($"value.{none}");
        }
    }

    /// <summary>The expression for the members that have no property.</summary>
    public static string ExtraField(Storage storage) => (storage.Extra!.IsSeldom ? "_seldom?." : "") + Naming.Field(storage.Extra.Name);

    /// <summary>Whether the property can be null. A required one cannot, and yet is, where an answer lacks it.</summary>
    public static bool IsNullable(MemberSpec member) => member.DeclaredType.EndsWith("?", StringComparison.Ordinal);

    private static bool IsReference(ValueKind kind) =>
        kind is ValueKind.Text or ValueKind.Model or ValueKind.List or ValueKind.GrowingList or ValueKind.Map or ValueKind.Extra;
}
