using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the reader of a model's members.</summary>
internal static class ReadEmitter
{
    public static void Emit(SourceWriter writer, TypeSpec type, Storage storage)
    {
        string name = Naming.Identifier(type.Name);
        writer.Open($"private static {name} ReadMembers(ref global::OpenRouter.Aot.JsonReader reader)");
        EmitNew(writer, name, type, storage);
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

    private static void EmitNew(SourceWriter writer, string name, TypeSpec type, Storage storage)
    {
        MemberSpec[] required = [.. type.Members.Where(member => member.IsRequired)];
        string set = string.Join(", ", required.Select(member => $"{Naming.Identifier(member.Name)} = default!"));
        writer.Line($"var value = new {name}({(type.HasDefaults ? "reader.Scratch" : "")}){(set.Length == 0 ? "" : " { " + set + " }")};");
        // What the language demands to be set is not there before it has been read, and would be written as a zero.
        foreach (MemberSpec member in required)
        {
            if (member.Value.Kind is not (ValueKind.Text or ValueKind.Model or ValueKind.Union or ValueKind.Route or ValueKind.List or ValueKind.GrowingList or ValueKind.Map))
                PropertyEmitter.EmitForget(writer, member, storage);
        }
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

            // A route that is blank is none, and yet it was sent.
            writer.Line(member.Value.Kind == ValueKind.Route ? "if (isExact && (read is null || !global::System.String.IsNullOrWhiteSpace(read)))" : "if (isExact)");
            writer.Under("continue;");
        }

        if (storage.CanBeShadowed(member))
            writer.Line($"member = {storage.Ordinal(member)};");
        else if (storage.LacksShadow(member))
            PropertyEmitter.EmitForget(writer, member, storage);
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

    private static string Indirect(MemberSpec member)
    {
        string call = IndirectOf(member.Value);
        return member.Repeats && (member.Value.Item ?? member.Value).Kind == ValueKind.Text ? call.Replace("reader.Read(", "reader.ReadRepeated(") : call;
    }

    private static string IndirectOf(ValueSpec value) => value.Kind switch
    {
        ValueKind.Raw => "reader.ReadJson(out byte[]? read)",
        ValueKind.DecimalText => "reader.Read(out decimal? read, isText: true)",
        ValueKind.Model => $"{value.Type}.Read(ref reader, out {value.Type}? read)",
        ValueKind.OpenEnum => $"{value.Type}.Read(ref reader, out string? read)",
        ValueKind.Union => $"{value.Type}.Read(ref reader, out object? read)",
        ValueKind.Route => "reader.Read(out string? read)",
        ValueKind.List or ValueKind.GrowingList => $"{ValueEmitter.ReadArray(value.Item!)}out {ValueEmitter.ArrayType(value.Item!)}? read)",
        ValueKind.Map => $"{ReadMap(value.Item!)}out global::System.Collections.Generic.Dictionary<string, {value.Item!.Type}>? read)",
        _ => $"reader.Read(out {value.Type}? read)",
    };

    private static string ReadMap(ValueSpec item) => item.Kind == ValueKind.Model ? ValueEmitter.ReadArray(item) : "reader.Read(";
}
