using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the schema of a type, its reader and its writer.</summary>
internal static class SchemaEmitter
{
    private const string Library = "global::OpenRouter.Aot.";

    public static string Emit(SchemaTypeSpec type)
    {
        string self = Naming.Identifier(type.Name);
        var writer = new SourceWriter();
        writer.Header(type.Place.Namespace);
        writer.Open(type.Place, $"{Library}IJsonSchema<{self}>");
        writer.Line("/// <summary>The JSON schema of this type, with its reader and its writer.</summary>");
        writer.Line($"public {(type.HidesBase ? "new " : "")}static {Library}JsonSchema<{self}> JsonSchema {{ get; }} = {Library}JsonSchema.FromGenerated<{self}>(");
        writer.Indent();
        writer.Line($"{Naming.Literal(type.SchemaName)},");
        writer.Line($"{(type.Description is null ? "null" : Naming.Literal(type.Description))},");
        EmitJson(writer, type.Json, ");");
        writer.Outdent();
        writer.Line();
        EmitRead(writer, type, self);
        writer.Line();
        EmitWrite(writer, type, self);
        writer.Close(type.Place);
        return writer.ToString();
    }

    /// <summary>Writes a schema as a constant, a piece a line.</summary>
    public static void EmitJson(SourceWriter writer, EquatableArray<string> lines, string end)
    {
        for (int i = 0; i < lines.Count; i++)
            writer.Line("\"\"\"" + lines[i] + "\"\"\"u8" + (i + 1 < lines.Count ? " +" : end));
    }

    private static void EmitRead(SourceWriter writer, SchemaTypeSpec type, string self)
    {
        var names = new LocalNames("reader", "start", "member", "result");
        var code = new SchemaReadCode(names);
        var variables = new SchemaVariables(type.Members, names);
        writer.Open($"static {self} {Library}IJsonSchema<{self}>.ReadJson(ref {Library}SchemaReader reader)");
        variables.EmitLoop(writer, code);
        variables.EmitResult(writer, self);
        code.EmitFunctions(writer, "static");
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, SchemaTypeSpec type, string self)
    {
        var code = new SchemaWriteCode(new LocalNames("value", "writer"));
        writer.Open($"static void {Library}IJsonSchema<{self}>.WriteJson({self} value, ref {Library}SchemaWriter writer)");
        writer.Line("writer.BeginObject();");
        foreach (SchemaMemberSpec member in type.Members)
        {
            writer.Line($"writer.Name({Naming.Label(member.WireName)});");
            code.Emit(writer, member.Value, "value." + Naming.Identifier(member.Name), member.Name);
        }

        writer.Line("writer.EndObject();");
        code.EmitFunctions(writer, "static");
        writer.Close();
    }
}
