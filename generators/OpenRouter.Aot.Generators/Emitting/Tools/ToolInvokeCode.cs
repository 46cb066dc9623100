using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes how a tool is run: its arguments, its call and its result.</summary>
/// <param name="tool">The tool.</param>
/// <param name="readName">The name of the method that reads its arguments.</param>
/// <param name="writeName">The name of the method that writes its result.</param>
internal sealed class ToolInvokeCode(ToolSpec tool, string readName, string writeName)
{
    private const string Library = "global::OpenRouter.Aot.";
    private const string Content = "global::System.Threading.Tasks.ValueTask<global::OpenRouter.Aot.TurnContent>";

    /// <summary>Whether the result is written as JSON, and is not a text already.</summary>
    public bool WritesJson => tool.Result is { Kind: not (SchemaKind.Text or SchemaKind.Content or SchemaKind.Raw) };

    /// <summary>Writes the method that runs it.</summary>
    public void Emit(SourceWriter writer, string type, string name)
    {
        string self = tool.IsStatic ? "" : type + " self, ";
        writer.Open($"private static {(tool.IsAwaited ? "async " : "")}{Content} {name}({self}{Library}ToolInvocation call, global::System.Threading.CancellationToken ct)");
        var names = new LocalNames("self", "call", "ct", "result");
        string[] arguments = [.. tool.Arguments.Select(argument => names.Add(argument.Name))];
        if (arguments.Length == 1)
            writer.Line($"{tool.Arguments[0].Value.DeclaredType} {arguments[0]} = call.ReadArguments({readName});");
        else if (arguments.Length > 1)
            writer.Line($"var ({string.Join(", ", arguments)}) = call.ReadArguments({readName});");
        int next = 0;
        string values = string.Join(", ", tool.Parameters.Select(parameter => ValueOf(parameter, () => arguments[next++])));
        string invoked = $"{(tool.IsStatic ? type : "self")}.{Naming.Identifier(tool.Method)}({values})";
        if (tool.IsAwaited)
            invoked = $"await {invoked}.ConfigureAwait(false)";
        if (tool.Result is null)
        {
            writer.Line(invoked + ";");
            writer.Line(Return("\"ok\""));
        }
        else
        {
            writer.Line($"{tool.Result.DeclaredType} result = {invoked};");
            writer.Line(Return(ContentOf(tool.Result)));
        }

        writer.Close();
    }

    /// <summary>Writes the method that reads its arguments.</summary>
    public void EmitRead(SourceWriter writer, SchemaReadCode code)
    {
        var variables = new SchemaVariables(tool.Arguments, new LocalNames("reader", "start", "member"));
        string types = string.Join(", ", tool.Arguments.Select(argument => argument.Value.DeclaredType));
        writer.Open($"private static {(tool.Arguments.Count == 1 ? types : $"({types})")} {readName}(ref {Library}SchemaReader reader)");
        variables.EmitLoop(writer, code);
        string values = string.Join(", ", variables.Values);
        writer.Line($"return {(tool.Arguments.Count == 1 ? values : $"({values})")};");
        writer.Close();
    }

    /// <summary>Writes the method that writes its result.</summary>
    public void EmitWrite(SourceWriter writer, SchemaWriteCode code)
    {
        writer.Open($"private static void {writeName}({tool.Result!.DeclaredType} result, ref {Library}SchemaWriter writer)");
        code.Emit(writer, tool.Result, "result", "held");
        writer.Close();
    }

    private string Return(string content) => tool.IsAwaited ? $"return {content};" : $"return new {Content}({content});";

    private string ContentOf(SchemaValueSpec result) => result.Kind switch
    {
        SchemaKind.Text => result.IsValueType ? "result" : "result ?? \"null\"",
        SchemaKind.Content => "result",
        SchemaKind.Raw => result.IsNullable ? "result?.ToString() ?? \"null\"" : "result.ToString()",
        _ => $"call.WriteResult(result, {writeName})",
    };

    private static string ValueOf(ToolParameterSpec parameter, Func<string> nextArgument) => parameter.Kind switch
    {
        ToolParameterKind.Argument => nextArgument(),
        ToolParameterKind.Token => "ct",
        ToolParameterKind.Invocation => "call",
        ToolParameterKind.OptionalServices => "call.Services",
        ToolParameterKind.OptionalService => $"({parameter.Type}?)call.Services?.GetService(typeof({parameter.Type}))",
        _ => $"call.GetRequiredService<{parameter.Type}>()",
    };
}
