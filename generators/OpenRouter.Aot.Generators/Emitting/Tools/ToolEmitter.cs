using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the tools of a class: their definitions, how their arguments are read, how they are run, and how their results are written.</summary>
internal static class ToolEmitter
{
    private const string Library = "global::OpenRouter.Aot.";

    public static string Emit(ToolClassSpec type)
    {
        var writer = new SourceWriter();
        writer.Header(type.Place.Namespace);
        writer.Open(type.Place);
        var names = new LocalNames();
        (ToolSpec Tool, string Handler)[] tools = [.. type.Tools.Select(tool => (tool, names.Add(tool.Method)))];
        EmitSets(writer, type, tools);
        writer.Line();
        writer.Open($"private static class {ToolClassReader.Generated}");
        EmitHandlers(writer, Naming.Identifier(type.Name), tools);
        writer.Close();
        writer.Close(type.Place);
        return writer.ToString();
    }

    private static void EmitSets(SourceWriter writer, ToolClassSpec type, (ToolSpec Tool, string Handler)[] tools)
    {
        (ToolSpec Tool, string Handler)[] statics = [.. tools.Where(one => one.Tool.IsStatic)];
        if (statics.Length > 0)
        {
            writer.Line($"/// <summary>{(statics.Length == tools.Length ? "The tools of this class" : "The tools of this class that need no instance")}, for a model to call.</summary>");
            writer.Line($"public {(type.HidesAll ? "new " : "")}static {Library}ToolSet {ToolClassReader.All} {{ get; }} = new {Library}ToolSet(");
            EmitList(writer, statics, ");");
        }

        if (statics.Length == tools.Length)
            return;
        if (statics.Length > 0)
            writer.Line();
        writer.Line("/// <summary>All tools of this class for a model to call, which run on this instance.</summary>");
        writer.Line($"public {(type.HidesCreate ? "new " : "")}{Library}ToolSet {ToolClassReader.Create}() => new {Library}ToolSet(");
        EmitList(writer, tools, ");");
    }

    private static void EmitList(SourceWriter writer, (ToolSpec Tool, string Handler)[] tools, string end)
    {
        for (int i = 0; i < tools.Length; i++)
            writer.Under($"{ToolClassReader.Generated}.{tools[i].Handler}({(tools[i].Tool.IsStatic ? "" : "this")}){(i + 1 < tools.Length ? "," : end)}");
    }

    private static void EmitHandlers(SourceWriter writer, string type, (ToolSpec Tool, string Handler)[] tools)
    {
        var names = new LocalNames([.. tools.Select(one => one.Handler.TrimStart('@')), "reader", "writer", "value", ToolClassReader.Generated]);
        var read = new SchemaReadCode(names);
        var write = new SchemaWriteCode(names);
        for (int i = 0; i < tools.Length; i++)
        {
            (ToolSpec tool, string handler) = tools[i];
            string plain = handler.TrimStart('@');
            if (i > 0)
                writer.Line();
            EmitDefinition(writer, type, tool, handler);
            var invoke = new ToolInvokeCode(tool, "Read" + plain + "Arguments", "Write" + plain + "Result");
            writer.Line();
            invoke.Emit(writer, type, "Invoke" + plain);
            if (tool.Arguments.Count > 0)
            {
                writer.Line();
                invoke.EmitRead(writer, read);
            }

            if (invoke.WritesJson)
            {
                writer.Line();
                invoke.EmitWrite(writer, write);
            }
        }

        read.EmitFunctions(writer, "private static");
        write.EmitFunctions(writer, "private static");
    }

    private static void EmitDefinition(SourceWriter writer, string type, ToolSpec tool, string handler)
    {
        writer.Line($"public static {Library}FunctionTool {handler}({(tool.IsStatic ? "" : type + " self")}) => new {Library}FunctionTool(");
        writer.Indent();
        writer.Line($"{Naming.Literal(tool.Name)},");
        writer.Line($"{(tool.Description is null ? "null" : Naming.Literal(tool.Description))},");
        writer.Line($"{Library}RawJson.Parse(");
        writer.Indent();
        SchemaEmitter.EmitJson(writer, tool.Json, "),");
        writer.Outdent();
        string invoke = "Invoke" + handler.TrimStart('@');
        string isReadOnly = tool.IsReadOnly ? ", isReadOnly: true" : "";
        writer.Line(tool.IsStatic ? $"{invoke}{isReadOnly});" : $"(call, ct) => {invoke}(self, call, ct){isReadOnly});");
        writer.Outdent();
    }
}
