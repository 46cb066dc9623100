using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the reader of a model's members.</summary>
internal static class ReadEmitter
{
    public static void Emit(SourceWriter writer, TypeSpec type, Storage storage)
    {
        writer.Open($"private static {type.Name} ReadMembers(ref global::OpenRouter.Aot.JsonReader reader)");
        string required = string.Join(", ", type.Members.Where(member => member.IsRequired).Select(member => $"{member.Name} = default!"));
        writer.Line($"var value = new {type.Name}({(type.HasDefaults ? "reader.Scratch" : "")}){(required.Length == 0 ? "" : " { " + required + " }")};");
        if (storage.Extra is not null)
        {
            writer.Line("int mark = reader.Scratch.Length;");
            writer.Line("ulong shadows = 0;");
        }

        writer.Open("while (reader.NextMember(out global::System.ReadOnlySpan<byte> name))");
        if (storage.Extra is not null)
            writer.Line("int member = -1;");
        if (type.KeepsNulls && storage.Extra is not null)
        {
            writer.Open("if (reader.Next == global::System.Text.Json.JsonValueKind.Null)");
            writer.Line("reader.Keep(mark, -1);");
            writer.Line("continue;");
            writer.Close();
            writer.Line();
        }

        MemberSpec[] members = [.. type.Members.Where(member => member.Value.Kind != ValueKind.Extra)];
        if (members.Length > 0)
        {
            NameDispatch.Write(writer, "name", [.. members.Select(member => member.WireName)], index => EmitMember(writer, members[index], storage));
            writer.Line();
        }

        writer.Line(storage.Extra is null ? "reader.Pass();" : "shadows |= reader.Keep(mark, member);");
        writer.Close();
        writer.Line();
        if (storage.Extra is { IsSeldom: true } seldom)
        {
            writer.Line("if (reader.TakeExtra(mark, shadows) is { } extra)");
            writer.Under($"value.AddSeldom().{Naming.Field(seldom.Name)} = extra;");
        }
        else if (storage.Extra is { } extra)
        {
            writer.Line($"value.{Naming.Field(extra.Name)} = reader.TakeExtra(mark, shadows);");
        }

        writer.Line("return value;");
        writer.Close();
    }

    private static void EmitMember(SourceWriter writer, MemberSpec member, Storage storage)
    {
        string field = "value." + Naming.Field(member.Name);
        if (!member.IsSeldom && Direct(member, storage, field) is { } call)
        {
            writer.Line($"if ({call})");
            writer.Under("continue;");
        }
        else
        {
            writer.Line($"bool isExact = {Indirect(member)};");
            string read = member.Value.Kind switch
            {
                ValueKind.List or ValueKind.GrowingList => $"read is null ? null : {ValueEmitter.ToList(member.Value, "read")}",
                ValueKind.Route => "global::OpenRouter.Aot.ModelRoute.OfWire(read)",
                _ => "read",
            };
            if (member.IsSeldom)
            {
                writer.Line("if (read is not null || value._seldom is not null)");
                writer.Under($"value.AddSeldom().{Naming.Field(member.Name)} = {read};");
            }
            else
            {
                writer.Line($"{field} = {read};");
            }

            writer.Line("if (isExact)");
            writer.Under("continue;");
        }

        if (storage.CanBeShadowed(member))
            writer.Line($"member = {storage.Ordinal(member)};");
    }

    /// <summary>The call that reads straight into the field; null where the value needs another form first.</summary>
    private static string? Direct(MemberSpec member, Storage storage, string field) => member.Value.Kind switch
    {
        ValueKind.Text when member.Repeats => $"reader.ReadRepeated(out {field})",
        ValueKind.Text or ValueKind.Time => $"reader.Read(out {field})",
        ValueKind.Raw => $"reader.ReadJson(out {field})",
        ValueKind.Truth => $"reader.Read(ref value.{storage.Word(member)}, {storage.Flag(member)})",
        ValueKind.DecimalText => $"reader.Read(out {field}, ref value.{storage.Word(member)}, {storage.Flag(member)}, isText: true)",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal =>
            $"reader.Read(out {field}, ref value.{storage.Word(member)}, {storage.Flag(member)})",
        ValueKind.Model or ValueKind.OpenEnum or ValueKind.Union => $"{member.Value.Type}.Read(ref reader, out {field})",
        _ => null,
    };

    private static string Indirect(MemberSpec member) => 
        member.Repeats ? IndirectOf(member.Value).Replace("reader.Read(", "reader.ReadRepeated(") : IndirectOf(member.Value);

    private static string IndirectOf(ValueSpec value) => value.Kind switch
    {
        ValueKind.Raw => "reader.ReadJson(out byte[]? read)",
        ValueKind.DecimalText => "reader.Read(out decimal? read, isText: true)",
        ValueKind.Model => $"{value.Type}.Read(ref reader, out {value.Type}? read)",
        ValueKind.OpenEnum => $"{value.Type}.Read(ref reader, out string? read)",
        ValueKind.Union => $"{value.Type}.Read(ref reader, out object? read)",
        ValueKind.Route => "reader.Read(out string? read)",
        ValueKind.List or ValueKind.GrowingList => $"{ValueEmitter.ReadArray(value.Item!)}out {ValueEmitter.ArrayType(value.Item!)}? read)",
        ValueKind.Map => $"reader.Read(out global::System.Collections.Generic.Dictionary<string, {value.Item!.Type}>? read)",
        _ => $"reader.Read(out {value.Type}? read)",
    };
}
