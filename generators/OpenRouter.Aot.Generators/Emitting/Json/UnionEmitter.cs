using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes a union: one reference, whose own type says which alternative it is.</summary>
internal static class UnionEmitter
{
    private const string Reader = "ref global::OpenRouter.Aot.JsonReader reader";

    // The compiler and the language call it; callers need not see it.
    private const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string Emit(TypeSpec type)
    {
        var writer = new SourceWriter();
        writer.Header(type.Namespace);
        string name = Naming.Identifier(type.Name);
        MemberSpec? list = type.Members.FirstOrDefault(member => member.Value.Kind is ValueKind.List or ValueKind.GrowingList);
        if (list is not null)
            writer.Line($"[global::System.Runtime.CompilerServices.CollectionBuilder(typeof({name}), \"Create\")]");
        writer.Open($"readonly partial struct {name}");
        writer.Line("private readonly object? _alternative;");
        writer.Line();
        writer.Line($"private {name}(object? alternative, bool _) => _alternative = alternative;");
        foreach (MemberSpec member in type.Members)
            EmitAlternative(writer, name, member);
        if (list is not null)
            EmitCollection(writer, name, list);
        writer.Line();
        writer.Line("/// <summary>What came, where it is none of the alternatives; else null.</summary>");
        writer.Line("public global::OpenRouter.Aot.RawJson? Raw => _alternative is byte[] json ? new global::OpenRouter.Aot.RawJson(json) : (global::OpenRouter.Aot.RawJson?)null;");
        writer.Line();
        writer.Line("internal object? Alternative => _alternative;");
        writer.Line();
        writer.Line($"internal static {name} Of(object alternative) => new(alternative, false);");
        writer.Line();
        EmitRead(writer, type);
        writer.Line();
        EmitReadArray(writer, name);
        writer.Line();
        EmitWrite(writer, type);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitAlternative(SourceWriter writer, string name, MemberSpec member)
    {
        string type = member.Value.Type, test = TestedType(member.Value);
        bool isStruct = IsStruct(member.Value.Kind);
        writer.Line();
        foreach (string line in member.Documentation)
            writer.Line("/// " + line);
        bool isNullable = PropertyEmitter.IsNullable(member);
        string none = isNullable ? $"({type}?)null" : "default";
        string get = member.Value.Kind == ValueKind.OpenEnum
            ? $"_alternative is string text ? new {type}(text) : {none}"
            : isStruct ? $"_alternative is {test} held ? held : {none}" : isNullable ? $"_alternative as {test}" : $"(_alternative as {test})!";
        writer.Line($"{member.Modifiers} {member.DeclaredType} {Naming.Identifier(member.Name)} => {get};");
        writer.Line();
        string parameter = Naming.Parameter(member.Name);
        // What callers do not see they cannot make either.
        bool isPublic = member.Modifiers.Split(' ').Contains("public");
        EmitSummary(writer, member);
        writer.Line($"/// <param name=\"{parameter.TrimStart('@')}\">The value.</param>");
        writer.Open($"{(isPublic ? "public" : "internal")} {name}({type} {parameter})");
        if (!isStruct)
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter});");
        writer.Line($"_alternative = {(member.Value.Kind == ValueKind.OpenEnum ? parameter + ".Value" : parameter)};");
        writer.Close();
        foreach (string source in isPublic ? ConvertibleTypes(member.Value) : [])
        {
            writer.Line();
            EmitSummary(writer, member);
            writer.Line("/// <param name=\"value\">The value.</param>");
            writer.Line($"public static implicit operator {name}({source} value) => new(value);");
        }
    }

    /// <summary>Writes what a collection expression needs, so that a list is written as one.</summary>
    private static void EmitCollection(SourceWriter writer, string name, MemberSpec list)
    {
        string item = list.Value.Item!.Type, property = Naming.Identifier(list.Name);
        writer.Line();
        EmitSummary(writer, list);
        writer.Line("/// <param name=\"items\">The items in order.</param>");
        writer.Line(Hidden);
        writer.Line($"public static {name} Create(global::System.ReadOnlySpan<{item}> items) => new(items.ToArray());");
        writer.Line();
        writer.Line($"/// <summary>Goes over the items of <see cref=\"{property}\"/>; over none, where it is none.</summary>");
        writer.Line(Hidden);
        writer.Line($"public global::System.Collections.Generic.IEnumerator<{item}> GetEnumerator() =>");
        writer.Under($"((global::System.Collections.Generic.IEnumerable<{item}>?){property} ?? []).GetEnumerator();");
    }

    private static void EmitRead(SourceWriter writer, TypeSpec type)
    {
        writer.Open($"internal static bool Read({Reader}, out object? value)");
        writer.Line("value = null;");
        writer.Line("global::OpenRouter.Aot.JsonReader start = reader;");
        writer.Open("switch (reader.Next)");
        writer.Line("case global::System.Text.Json.JsonValueKind.Null:");
        writer.Under("return reader.TryReadNull();");
        foreach (MemberSpec member in type.Members)
        {
            string token = Tokens.Of(member.Value.Kind);
            writer.Line($"case global::System.Text.Json.JsonValueKind.{token}:");
            if (token == "True")
                writer.Line("case global::System.Text.Json.JsonValueKind.False:");
            writer.Line("{");
            writer.Indent();
            writer.Line($"if ({ReadCall(member.Value, "held")} && held is not null)");
            writer.Line("{");
            writer.Indent();
            writer.Line($"value = {(member.Value.Item is null ? "held" : ValueEmitter.ToList(member.Value, "held"))};");
            writer.Line("return true;");
            writer.Close();
            writer.Line();
            writer.Line("reader = start;");
            writer.Line("break;");
            writer.Close();
        }

        writer.Close();
        writer.Line();
        writer.Line("value = reader.ReadRaw().ToArray();");
        writer.Line("return true;");
        writer.Close();
    }

    private static void EmitReadArray(SourceWriter writer, string name)
    {
        writer.Open($"internal static bool Read({Reader}, out {name}[]? values)");
        writer.Line("values = null;");
        writer.Line("if (!reader.TryBeginArray())");
        writer.Under("return reader.TryReadNull();");
        writer.Line($"var list = new global::System.Collections.Generic.List<{name}>();");
        writer.Open("while (reader.NextItem())");
        writer.Line("if (Read(ref reader, out object? value) && value is not null)");
        writer.Under("list.Add(Of(value));");
        writer.Close();
        writer.Line();
        writer.Line("values = list.ToArray();");
        writer.Line("return true;");
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, TypeSpec type)
    {
        writer.Open("internal static void Write(ref global::OpenRouter.Aot.JsonWriter writer, object? alternative)");
        writer.Open("switch (alternative)");
        writer.Line("case null:");
        writer.Under("writer.Null();");
        writer.Under("break;");
        writer.Line("case byte[] json:");
        writer.Under("writer.Raw(json);");
        writer.Under("break;");
        foreach (MemberSpec member in type.Members)
        {
            ValueSpec value = member.Value.Kind == ValueKind.OpenEnum ? new ValueSpec(ValueKind.Text, "string") : member.Value;
            writer.Line($"case {TestedType(value)} held:");
            writer.Indent();
            ValueEmitter.Write(writer, value, "held");
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
        writer.Close();
    }

    private static string ReadCall(ValueSpec value, string local) => value.Kind switch
    {
        ValueKind.OpenEnum => $"{value.Type}.Read(ref reader, out string? {local})",
        ValueKind.Model => $"{value.Type}.Read(ref reader, out {value.Type}? {local})",
        ValueKind.List or ValueKind.GrowingList => $"{ValueEmitter.ReadArray(value.Item!)}out {ValueEmitter.ArrayType(value.Item!)}? {local})",
        _ => $"reader.Read(out {value.Type}? {local})",
    };

    private static string TestedType(ValueSpec value) => value.Kind == ValueKind.OpenEnum ? "string" : value.Type;

    private static bool IsStruct(ValueKind kind) =>
        kind is ValueKind.Truth or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.Time or ValueKind.OpenEnum;

    // A conversion from an interface is not allowed, so lists convert from what lists are made as.
    private static IEnumerable<string> ConvertibleTypes(ValueSpec value) => value.Kind switch
    {
        ValueKind.List or ValueKind.GrowingList => [value.Item!.Type + "[]", $"global::System.Collections.Generic.List<{value.Item.Type}>"],
        ValueKind.OpenEnum => [value.Type, "string"],
        _ => [value.Type],
    };

    /// <summary>What makes the value says what the alternative says.</summary>
    private static void EmitSummary(SourceWriter writer, MemberSpec member)
    {
        int end = member.Documentation.ToList().FindIndex(line => line.EndsWith("</summary>", StringComparison.Ordinal));
        if (end < 0 || !member.Documentation[0].StartsWith("<summary>", StringComparison.Ordinal))
            writer.Line($"/// <summary>The alternative <see cref=\"{Naming.Identifier(member.Name)}\"/>.</summary>");
        for (int i = 0; i <= end; i++)
            writer.Line("/// " + member.Documentation[i]);
    }
}
