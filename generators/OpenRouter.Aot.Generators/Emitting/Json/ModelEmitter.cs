using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes a model: storage, properties, reader and writer.</summary>
internal static class ModelEmitter
{
    public static string Emit(TypeSpec type)
    {
        var storage = new Storage(type);
        var writer = new SourceWriter();
        writer.Header(type.Namespace);
        string name = Naming.Identifier(type.Name);
        if (type.IsPublic)
            writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::OpenRouter.Aot.JsonModelConverter<{name}>))]");
        writer.Open($"partial class {name} : global::OpenRouter.Aot.IJsonModel<{name}>");
        EmitFields(writer, type, storage);
        if (type.HasDefaults)
        {
            writer.Line();
            writer.Line("// For what is read, which sets its members itself.");
            writer.Open($"private {name}(global::OpenRouter.Aot.JsonScratch _)");
            writer.Close();
        }

        foreach (MemberSpec member in type.Members)
            PropertyEmitter.Emit(writer, member, storage);
        writer.Line();
        writer.Line($"static {name}? global::OpenRouter.Aot.IJsonModel<{name}>.Read(ref global::OpenRouter.Aot.JsonReader reader) => ReadNext(ref reader);");
        writer.Line();
        writer.Line($"void global::OpenRouter.Aot.IJsonModel<{name}>.Write(ref global::OpenRouter.Aot.JsonWriter writer) => Write(ref writer);");
        writer.Line();
        writer.Line($"internal static {name}? ReadNext(ref global::OpenRouter.Aot.JsonReader reader) => reader.TryBeginObject() ? ReadMembers(ref reader) : null;");
        writer.Line();
        writer.Open($"internal static bool Read(ref global::OpenRouter.Aot.JsonReader reader, out {name}? value)");
        writer.Line("value = null;");
        writer.Line("if (!reader.TryBeginObject())");
        writer.Under("return reader.TryReadNull();");
        writer.Line("value = ReadMembers(ref reader);");
        writer.Line("return true;");
        writer.Close();
        writer.Line();
        ReadEmitter.Emit(writer, type, storage);
        writer.Line();
        WriteEmitter.Emit(writer, type, storage);
        if (storage.HasSeldom)
            EmitSeldom(writer, type);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitFields(SourceWriter writer, TypeSpec type, Storage storage)
    {
        foreach (MemberSpec member in type.Members)
        {
            if (!member.IsSeldom && Storage.FieldType(member) is { } field)
                writer.Line($"private {field} {Naming.Field(member.Name)};");
        }

        for (int word = 0; word < storage.Words; word++)
            writer.Line($"private uint _flags{word};");
        if (storage.HasSeldom)
            writer.Line("private Seldom? _seldom;");
    }

    private static void EmitSeldom(SourceWriter writer, TypeSpec type)
    {
        writer.Line();
        writer.Line("private Seldom AddSeldom() => _seldom ??= new Seldom();");
        writer.Line();
        writer.Open("private sealed class Seldom");
        foreach (MemberSpec member in type.Members)
        {
            if (member.IsSeldom)
                writer.Line($"public {Storage.FieldType(member)} {Naming.Field(member.Name)};");
        }

        writer.Close();
    }
}
