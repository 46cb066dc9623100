using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes an open enum: a text that knows its known values.</summary>
internal static class OpenEnumEmitter
{
    public static string Emit(TypeSpec type)
    {
        var writer = new SourceWriter();
        writer.Header(type.Namespace);
        string name = type.Name;
        writer.Open($"{type.Declaration} {name}");
        writer.Line("private readonly string? text;");
        writer.Line();
        writer.Line("/// <summary>The value of a text, known or not.</summary>");
        writer.Line("/// <param name=\"value\">The text on the wire.</param>");
        writer.Open($"public {name}(string value)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(value);");
        writer.Line("text = value;");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>The text on the wire; empty for the default.</summary>");
        writer.Line("public string Value => text ?? \"\";");
        writer.Line();
        writer.Line("/// <summary>Whether this library knows the value. The service may send others at any time.</summary>");
        string known = string.Join(" or ", type.Members.Select(member => Naming.Literal(member.WireName)));
        writer.Line($"public bool IsKnown => {(known.Length == 0 ? "false" : "Value is " + known)};");
        foreach (MemberSpec member in type.Members)
        {
            writer.Line();
            foreach (string line in member.Documentation)
                writer.Line("/// " + line);
            writer.Line($"{member.Modifiers} {member.DeclaredType} {member.Name} => new({Naming.Literal(member.WireName)});");
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
        writer.Close();
        return writer.ToString();
    }
}
