using System.Globalization;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes how values are read: an expression for each, and a function for what takes more than an expression.</summary>
/// <param name="names">The names of the functions.</param>
internal sealed class SchemaReadCode(LocalNames names)
{
    private const string Reader = "ref global::OpenRouter.Aot.SchemaReader reader";

    private readonly Dictionary<SchemaValueSpec, string> functions = [];
    private readonly Queue<(string Name, SchemaValueSpec Value, string Subject)> pending = new();

    /// <summary>The expression that reads a value.</summary>
    /// <param name="value">Its type.</param>
    /// <param name="subject">What it is called, for the name of a function.</param>
    public string Expression(SchemaValueSpec value, string subject)
    {
        string expression = Plain(value with { IsNullable = false }, subject);
        if (!value.IsNullable)
            return expression;
        // A bare null could become a value by a conversion of the type's own.
        return $"reader.TryReadNull() ? {(value.IsValueType ? $"default({value.DeclaredType})" : "null")} : {expression}";
    }

    /// <summary>Writes the functions that the expressions call, and those that these call.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="modifiers">What stands before the type of each.</param>
    public void EmitFunctions(SourceWriter writer, string modifiers)
    {
        while (pending.Count > 0)
        {
            (string name, SchemaValueSpec value, string subject) = pending.Dequeue();
            writer.Line();
            writer.Open($"{modifiers} {value.Type} {name}({Reader})");
            if (value.Kind == SchemaKind.Enum)
                EmitEnum(writer, value);
            else if (value.Kind == SchemaKind.List)
                EmitList(writer, value, subject);
            else
                EmitChecked(writer, value);
            writer.Close();
        }
    }

    private string Plain(SchemaValueSpec value, string subject)
    {
        switch (value.Kind)
        {
            case SchemaKind.Enum:
                return Call(value, LastPart(value.Type));
            case SchemaKind.List:
                return Call(value, subject);
            case SchemaKind.Schema:
                return $"reader.Read<{value.Type}>()";
            default:
                return IsChecked(value) ? Call(value, subject) : Bare(value);
        }
    }

    // The range of an integer is checked as it is read; a pattern and a format are the model's affair.
    private static bool IsChecked(SchemaValueSpec value) => value.Kind switch
    {
        SchemaKind.Text => value.Limits is { Least: not null } or { Most: not null } or { Allowed.Count: > 0 },
        SchemaKind.Integer when !IsUInt64(value) => value.Limits.Allowed.Count > 0,
        SchemaKind.Integer or SchemaKind.Double or SchemaKind.Single or SchemaKind.Decimal =>
            value.Limits is { Minimum: not null } or { Maximum: not null } or { Allowed.Count: > 0 },
        _ => false,
    };

    private static string Bare(SchemaValueSpec value) => value.Kind switch
    {
        SchemaKind.Text => "reader.ReadString()",
        SchemaKind.Truth => "reader.ReadBoolean()",
        SchemaKind.Raw => "reader.ReadRaw()",
        SchemaKind.Integer when IsUInt64(value) => "reader.ReadUInt64()",
        SchemaKind.Integer => NumberChecks.ReadInteger(value),
        _ => $"reader.Read{value.Kind}()",
    };

    private static bool IsUInt64(SchemaValueSpec value) => value.Type == "ulong";

    private string Call(SchemaValueSpec value, string subject)
    {
        if (!functions.TryGetValue(value, out string? name))
        {
            functions[value] = name = names.Add("Read" + LocalNames.Capital(subject));
            pending.Enqueue((name, value, subject));
        }

        return name + "(ref reader)";
    }

    private static string LastPart(string type) => type.Substring(type.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');

    private static void EmitEnum(SourceWriter writer, SchemaValueSpec value)
    {
        string[] texts = [.. value.Members.Select(member => member.WireName)];
        writer.Line($"const string Expected = {Naming.Literal(OneOf(texts.Select(JsonText.Quote)))};");
        writer.Line("global::System.ReadOnlySpan<byte> text = reader.ReadName(Expected);");
        NameDispatch.Write(writer, "text", texts, index => writer.Line($"return {value.Members[index].Path};"));
        writer.Line();
        writer.Line("reader.Mismatch(Expected);");
        writer.Line("return default;");
    }

    private void EmitList(SourceWriter writer, SchemaValueSpec value, string subject)
    {
        SchemaValueSpec item = value.Item!;
        bool isCounted = value.Limits.Least is not null || value.Limits.Most is not null;
        if (isCounted)
            writer.Line("int start = reader.Position;");
        writer.Line("reader.BeginArray();");
        writer.Line($"var items = new global::System.Collections.Generic.List<{item.DeclaredType}>();");
        writer.Line("while (reader.NextItem())");
        writer.Under($"items.Add({Expression(item, subject + "Item")});");
        if (isCounted)
        {
            writer.Line($"if ({LengthCheck("items.Count", value.Limits)})");
            writer.Under($"reader.Mismatch(start, \"{LengthText(value.Limits, "an array of", "items")}\");");
        }

        writer.Line(value.Type.EndsWith("[]", StringComparison.Ordinal) ? "return items.ToArray();"
            : value.Type.StartsWith("global::System.Collections.Immutable.", StringComparison.Ordinal)
                ? $"return global::System.Collections.Immutable.ImmutableArray.CreateRange(items);"
                : "return items;");
    }

    private static void EmitChecked(SourceWriter writer, SchemaValueSpec value)
    {
        SchemaLimits limits = value.Limits;
        writer.Line($"{value.Type} value = {Bare(value)};");
        if (value.Kind == SchemaKind.Text && (limits.Least is not null || limits.Most is not null))
        {
            writer.Line($"int length = global::OpenRouter.Aot.SchemaReader.LengthOf(value);");
            writer.Line($"if ({LengthCheck("length", limits)})");
            writer.Under($"reader.Mismatch(\"{LengthText(limits, "a text of", "characters")}\");");
        }

        if (value.Kind != SchemaKind.Text && NumberChecks.BoundsOf(value) is { Count: > 0 } bounds)
        {
            writer.Line($"if (!({string.Join(" && ", bounds.Select(bound => "value " + bound))}))");
            writer.Under($"reader.Mismatch(\"{NumberChecks.TextOf(limits)}\");");
        }

        if (limits.Allowed.Count > 0)
        {
            bool isText = value.Kind == SchemaKind.Text;
            IEnumerable<string> allowed = limits.Allowed.Select(one => isText ? Naming.Literal(one) : Literals.Number(one, value.Kind));
            writer.Line($"if (value is not ({string.Join(" or ", allowed)}))");
            writer.Under($"reader.Mismatch({Naming.Literal(OneOf(isText ? limits.Allowed.Select(JsonText.Quote) : limits.Allowed))});");
        }

        writer.Line("return value;");
    }

    private static string LengthCheck(string length, SchemaLimits limits) => limits switch
    {
        { Least: { } least, Most: { } most } => $"{length} is < {Text(least)} or > {Text(most)}",
        { Least: { } least } => $"{length} < {Text(least)}",
        _ => $"{length} > {Text(limits.Most ?? 0)}",
    };

    private static string LengthText(SchemaLimits limits, string what, string units) => limits switch
    {
        { Least: { } least, Most: { } most } => $"{what} {Text(least)} to {Text(most)} {units}",
        { Least: { } least } => $"{what} at least {Text(least)} {units}",
        _ => $"{what} at most {Text(limits.Most ?? 0)} {units}",
    };

    private static string OneOf(IEnumerable<string> texts) => string.Join(" or ", texts);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
