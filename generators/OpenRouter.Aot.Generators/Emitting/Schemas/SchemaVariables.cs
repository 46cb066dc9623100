using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes how an object is read: a variable for each member, and one for whether it was there where that counts.</summary>
internal sealed class SchemaVariables
{
    private readonly IReadOnlyList<(SchemaMemberSpec Member, string Variable, string? Has)> variables;

    public SchemaVariables(IEnumerable<SchemaMemberSpec> members, LocalNames names) => variables =
        [.. members.Select(member => (member, names.Add(LocalNames.Small(member.Name)), Counts(member) ? names.Add("has" + LocalNames.Capital(member.Name)) : null))];

    /// <summary>The variables of the members, in their order.</summary>
    public IEnumerable<string> Values => variables.Select(one => one.Variable);

    /// <summary>Writes the reading of the members.</summary>
    public void EmitLoop(SourceWriter writer, SchemaReadCode code)
    {
        foreach ((SchemaMemberSpec member, string variable, string? has) in variables)
        {
            writer.Line($"{member.Value.DeclaredType} {variable} = {member.Default ?? (member.Value.IsNullable ? "null" : member.Value.IsValueType ? "default" : "default!")};");
            if (has is not null)
                writer.Line($"bool {has} = false;");
        }

        (string Name, string Has)[] required = [.. variables.Where(one => one.Member.IsRequired).Select(one => (one.Member.WireName, one.Has!))];
        if (required.Length > 0)
            writer.Line("int start = reader.Position;");
        writer.Line("reader.BeginObject();");
        writer.Open($"while (reader.NextMember(out {(variables.Count == 0 ? "_" : "global::System.ReadOnlySpan<byte> member")}))");
        if (variables.Count > 0)
        {
            NameDispatch.Write(writer, "member", [.. variables.Select(one => one.Member.WireName)], index =>
            {
                (SchemaMemberSpec member, string variable, string? has) = variables[index];
                writer.Line($"{variable} = {code.Expression(member.Value, member.Name)};");
                if (has is not null)
                    writer.Line($"{has} = true;");
                writer.Line("continue;");
            });
            writer.Line();
        }

        writer.Line("reader.Skip();");
        writer.Close();
        writer.Line();
        if (required.Length == 0)
            return;
        string present = string.Join(" && ", required.Select(one => one.Has));
        writer.Line(required.Length == 1 ? $"if (!{present})" : $"if (!({present}))");
        writer.Under($"reader.CheckMissing(start, {string.Join(", ", required.Select(one => $"{one.Has} ? null : {Naming.Literal(one.Name)}"))});");
    }

    /// <summary>Writes the making of the object.</summary>
    public void EmitResult(SourceWriter writer, string type)
    {
        string arguments = string.Join(", ", Of(SchemaSetting.Constructor).Select(one => $"{Naming.Identifier(one.Member.Parameter!)}: {one.Variable}"));
        string properties = string.Join(", ", Of(SchemaSetting.Initializer).Select(one => $"{Naming.Identifier(one.Member.Name)} = {one.Variable}"));
        string made = $"new {type}({arguments})" + (properties.Length == 0 ? "" : $" {{ {properties} }}");
        if (variables.All(one => one.Member.Setting is SchemaSetting.Constructor or SchemaSetting.Initializer))
        {
            writer.Line($"return {made};");
            return;
        }

        writer.Line($"{type} result = {made};");
        foreach ((SchemaMemberSpec member, string variable, string? has) in Of(SchemaSetting.Setter))
        {
            writer.Line($"if ({has})");
            writer.Under($"result.{Naming.Identifier(member.Name)} = {variable};");
        }

        foreach ((SchemaMemberSpec member, string variable, string? has) in Of(SchemaSetting.Copy))
        {
            writer.Line($"if ({has})");
            writer.Under($"result = result with {{ {Naming.Identifier(member.Name)} = {variable} }};");
        }

        writer.Line("return result;");
    }

    private static bool Counts(SchemaMemberSpec member) => member.IsRequired || member.Setting is SchemaSetting.Setter or SchemaSetting.Copy;

    private IEnumerable<(SchemaMemberSpec Member, string Variable, string? Has)> Of(SchemaSetting setting) => variables.Where(one => one.Member.Setting == setting);
}
