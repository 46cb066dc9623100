using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes how values are written.</summary>
/// <param name="names">The names of variables and functions.</param>
internal sealed class SchemaWriteCode(LocalNames names)
{
    private readonly Dictionary<SchemaValueSpec, string> functions = [];

    /// <summary>Writes the statements that write a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">Its type.</param>
    /// <param name="expression">The value.</param>
    /// <param name="subject">What it is called, for the name of a variable.</param>
    public void Emit(SourceWriter writer, SchemaValueSpec value, string expression, string subject)
    {
        // What a nullable value type holds has another type; and a list may be null, whatever is declared.
        bool isList = value.Kind == SchemaKind.List;
        if (value.IsNullable && (value.IsValueType || value.Kind == SchemaKind.Raw) || (isList && !value.IsValueType))
        {
            string held = names.Add(LocalNames.Small(subject));
            writer.Open($"if ({expression} is {{ }} {held})");
            EmitHeld(writer, value, held, subject);
            writer.Close();
            writer.Open("else");
            writer.Line("writer.Null();");
            writer.Close();
            return;
        }

        EmitHeld(writer, value, expression, subject);
    }

    /// <summary>Writes the functions that the statements call.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="modifiers">What stands before the type of each.</param>
    public void EmitFunctions(SourceWriter writer, string modifiers)
    {
        foreach (KeyValuePair<SchemaValueSpec, string> function in functions)
        {
            writer.Line();
            writer.Open($"{modifiers} string {function.Value}({function.Key.Type} value) => value switch");
            foreach (SchemaEnumMember member in function.Key.Members.Where(member => !member.IsAlias))
                writer.Line($"{member.Path} => {Naming.Literal(member.WireName)},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"The enumeration has no such member.\"),");
            writer.CloseWith(";");
        }
    }

    private void EmitHeld(SourceWriter writer, SchemaValueSpec value, string expression, string subject)
    {
        switch (value.Kind)
        {
            case SchemaKind.Schema:
                writer.Line($"writer.Write({expression});");
                break;
            case SchemaKind.Enum:
                writer.Line($"writer.Value({FunctionFor(value)}({expression}));");
                break;
            case SchemaKind.List:
                string item = names.Add(LocalNames.Small(subject + "Item"));
                writer.Line("writer.BeginArray();");
                writer.Open($"foreach ({value.Item!.DeclaredType} {item} in {expression})");
                Emit(writer, value.Item, item, subject + "ItemValue");
                writer.Close();
                writer.Line("writer.EndArray();");
                break;
            default:
                writer.Line($"writer.Value({expression});");
                break;
        }
    }

    private string FunctionFor(SchemaValueSpec value)
    {
        SchemaValueSpec key = value with { IsNullable = false, Limits = SchemaLimits.None };
        if (!functions.TryGetValue(key, out string? name))
            functions[key] = name = names.Add("NameOf" + value.Type.Substring(value.Type.LastIndexOfAny(['.', ':', '@']) + 1));
        return name;
    }
}
