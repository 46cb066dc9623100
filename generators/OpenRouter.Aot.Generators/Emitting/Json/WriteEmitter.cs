using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the writer of a model's members: in the order of their declaration, and nothing that was not set.</summary>
internal static class WriteEmitter
{
    public static void Emit(SourceWriter writer, TypeSpec type, Storage storage)
    {
        writer.Open("internal void Write(ref global::OpenRouter.Aot.JsonWriter writer)");
        if (storage.Extra is not null)
        {
            writer.Line($"global::OpenRouter.Aot.ExtraMembers? extra = {PropertyEmitter.ExtraField(storage)};");
            if (type.Members.Any(storage.CanBeShadowed))
                writer.Line("ulong shadows = extra is null ? 0 : extra.ShadowBits;");
        }

        writer.Line("writer.BeginObject();");
        for (int i = 0; i < type.Members.Count; i++)
        {
            if (type.Members[i].Value.Kind != ValueKind.Extra)
                EmitMember(writer, type.Members[i], i, storage);
        }

        if (storage.Extra is not null)
        {
            writer.Line("if (extra is not null)");
            writer.Under("writer.Members(extra.Members);");
        }

        writer.Line("writer.EndObject();");
        writer.Close();
    }

    private static void EmitMember(SourceWriter writer, MemberSpec member, int index, Storage storage)
    {
        string field = (member.IsSeldom ? "_seldom?." : "") + Naming.Field(member.Name);
        string local = "held" + index;
        (string condition, string source) = member.Value.Kind switch
        {
            ValueKind.Truth when !member.IsSeldom =>
                ($"({storage.Word(member)} & {storage.Flag(member)}) != 0", $"({storage.Word(member)} & {storage.Flags(member)}) == {storage.Flags(member)}"),
            _ when storage.IsPacked(member) => ($"({storage.Word(member)} & {storage.Flag(member)}) != 0", field),
            ValueKind.Route => ($"{field} is {{ Primary: {{ }} {local} }}", local),
            _ => ($"{field} is {{ }} {local}", local),
        };
        if (storage.CanBeShadowed(member))
            condition += $" && (shadows & 0x{1UL << storage.Ordinal(member):x}ul) == 0";
        writer.Open($"if ({condition})");
        writer.Line($"writer.Name({Naming.Label(member.WireName)});");
        switch (member.Value.Kind)
        {
            case ValueKind.Raw:
                writer.Line($"writer.Raw({source});");
                break;
            case ValueKind.OpenEnum or ValueKind.Route:
                writer.Line($"writer.Value({source});");
                break;
            case ValueKind.Union:
                writer.Line($"{member.Value.Type}.Write(ref writer, {source});");
                break;
            default:
                ValueEmitter.Write(writer, member.Value, source);
                break;
        }

        writer.Close();
    }
}
