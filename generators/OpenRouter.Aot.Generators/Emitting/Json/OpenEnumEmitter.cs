using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes an open enum: a text that knows its known values.</summary>
internal static class OpenEnumEmitter
{
    public static string Emit(TypeSpec type)
    {
        var writer = new SourceWriter();
        writer.Header(type.Namespace);
        string name = Naming.Identifier(type.Name);
        writer.Open($"readonly partial record struct {name}");
        writer.Line("private readonly string? _text;");
        writer.Line();
        writer.Line("/// <summary>The value of a text, known or not.</summary>");
        writer.Line("/// <param name=\"value\">The text on the wire.</param>");
        writer.Open($"public {name}(string value)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(value);");
        writer.Line("_text = value;");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>The text on the wire; empty for the default.</summary>");
        writer.Line("public string Value => _text ?? \"\";");
        writer.Line();
        writer.Line("/// <summary>Whether this library knows the value. The service may send others at any time.</summary>");
        string known = string.Join(" or ", type.Members.Select(member => Naming.Literal(member.WireName)));
        writer.Line($"public bool IsKnown => {(known.Length == 0 ? "false" : "Value is " + known)};");
        foreach (MemberSpec member in type.Members)
        {
            writer.Line();
            foreach (string line in member.Documentation)
                writer.Line("/// " + line);
            writer.Line($"{member.Modifiers} {member.DeclaredType} {Naming.Identifier(member.Name)} => new({Naming.Literal(member.WireName)});");
        }

        writer.Line();
        writer.Line("/// <summary>The value of a text, known or not.</summary>");
        writer.Line("/// <param name=\"value\">The text on the wire.</param>");
        writer.Line($"public static implicit operator {name}(string value) => new(value);");
        writer.Line();
        writer.Line("/// <summary>The text on the wire.</summary>");
        writer.Line("public override string ToString() => Value;");
        writer.Line();
        writer.Open("internal static bool Read(ref global::OpenRouter.Aot.JsonReader reader, out string? value)");
        writer.Line("value = null;");
        writer.Line("if (!reader.TryReadText(out global::System.ReadOnlySpan<byte> token, out bool isEscaped))");
        writer.Under("return reader.TryReadNull();");
        string[] names = [.. type.Members.Select(member => member.WireName)];
        if (names.Length > 0)
        {
            NameDispatch.Write(writer, "token", names, index =>
            {
                writer.Line($"value = {Naming.Literal(names[index])};");
                writer.Line("return true;");
            });
            writer.Line();
        }

        writer.Line("value = global::OpenRouter.Aot.JsonReader.ToText(token, isEscaped);");
        writer.Line("return true;");
        writer.Close();
        writer.Line();
        EmitReadArray(writer, name);
        writer.Close();
        return writer.ToString();
    }

    // Item by item, because a text that is known is there already.
    private static void EmitReadArray(SourceWriter writer, string name)
    {
        writer.Open($"internal static bool Read(ref global::OpenRouter.Aot.JsonReader reader, out {name}[]? values)");
        writer.Line("values = null;");
        writer.Line("global::OpenRouter.Aot.JsonReader start = reader;");
        writer.Line("if (!reader.TryBeginArray())");
        writer.Under("return reader.TryReadNull();");
        writer.Line("int mark = reader.Scratch.Count;");
        writer.Open("while (reader.NextItem())");
        writer.Line("if (Read(ref reader, out string? text) && text is not null)");
        writer.Line("{");
        writer.Under("reader.Scratch.Push(text);");
        writer.Under("continue;");
        writer.Line("}");
        writer.Line();
        writer.Line("reader = start;");
        writer.Line("reader.Scratch.Drop(mark);");
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        writer.Line($"values = new {name}[reader.Scratch.Count - mark];");
        writer.Line("for (int i = 0; i < values.Length; i++)");
        writer.Under($"values[i] = new {name}((string)reader.Scratch[mark + i]!);");
        writer.Line("reader.Scratch.Drop(mark);");
        writer.Line("return true;");
        writer.Close();
    }
}
