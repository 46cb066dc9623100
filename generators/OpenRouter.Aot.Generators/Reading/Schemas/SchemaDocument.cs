using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// Writes a JSON schema, in pieces of a line. A type inside another stands where it is used, for as many providers as possible; one that contains itself is
/// referred to, as <c>#</c> where it is the whole schema, else in <c>$defs</c>: strict mode takes no reference to any other place.
/// </summary>
internal sealed class SchemaDocument(Compilation compilation, SchemaValueReader values, CancellationToken cancellationToken)
{
    /// <summary>More objects than a schema can sensibly have. Types of which each has two of the next double with each step.</summary>
    private const int MaxObjects = 500;

    private readonly Dictionary<string, IReadOnlyList<SchemaMemberSpec>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> definitions = new(StringComparer.Ordinal);
    private readonly SchemaLines lines = new();
    private string? root;

    /// <summary>The schema of a type.</summary>
    public EquatableArray<string> OfType(INamedTypeSymbol type, IReadOnlyList<SchemaMemberSpec> own)
    {
        root = SchemaValueReader.NameOf(type);
        members[root] = own;
        return Write(own, own);
    }

    /// <summary>The schema of a tool's parameters.</summary>
    public EquatableArray<string> OfParameters(IReadOnlyList<SchemaMemberSpec> parameters) => Write(parameters, [.. parameters.Where(one => one.IsRequired)]);

    private EquatableArray<string> Write(IReadOnlyList<SchemaMemberSpec> own, IReadOnlyList<SchemaMemberSpec> required)
    {
        FindRecursion(own);
        lines.Append("{");
        WriteObject(own, required, isNullable: false, description: null, ofTool: root is null);
        if (definitions.Count > 0)
        {
            string separator = ",\"$defs\":{";
            foreach (KeyValuePair<string, string> one in definitions.OrderBy(one => one.Value, StringComparer.Ordinal))
            {
                lines.Break();
                lines.Append(separator + JsonText.Quote(one.Value) + ":{");
                IReadOnlyList<SchemaMemberSpec> inside = MembersOf(one.Key);
                WriteObject(inside, inside, isNullable: false, DescriptionOf(one.Key), ofTool: false);
                lines.Append("}");
                separator = ",";
            }

            lines.Append("}");
        }

        lines.Append("}");
        return lines.ToArray();
    }

    private void WriteObject(IReadOnlyList<SchemaMemberSpec> own, IReadOnlyList<SchemaMemberSpec> required, bool isNullable, string? description, bool ofTool)
    {
        WriteType("object", isNullable, description);
        lines.Append(",\"properties\":{");
        for (int i = 0; i < own.Count; i++)
        {
            if (i > 0)
            {
                lines.Break();
                lines.Append(",");
            }

            lines.Append(JsonText.Quote(own[i].WireName) + ":{");
            WriteValue(own[i].Value, own[i].Description);
            // Strict mode takes no default, and asks for every member instead.
            if (ofTool && own[i].DefaultJson is { } value)
                lines.Append((lines.EndsOpen ? "" : ",") + "\"default\":" + value);
            lines.Append("}");
        }

        lines.Break();
        lines.Append("}");
        if (required.Count > 0)
            lines.Append(",\"required\":[" + string.Join(",", required.Select(one => JsonText.Quote(one.WireName))) + "]");
        lines.Append(",\"additionalProperties\":false");
    }

    private void WriteValue(SchemaValueSpec value, string? description)
    {
        switch (value.Kind)
        {
            case SchemaKind.Schema:
                WriteMarked(value, description);
                break;
            case SchemaKind.List:
                WriteType("array", value.IsNullable, description);
                if (value.Limits.Least is { } least)
                    lines.Append(",\"minItems\":" + NumberText.Of(least));
                if (value.Limits.Most is { } most)
                    lines.Append(",\"maxItems\":" + NumberText.Of(most));
                lines.Append(",\"items\":{");
                WriteValue(value.Item!, null);
                lines.Append("}");
                break;
            case SchemaKind.Raw:
                if (description is not null)
                    lines.Append("\"description\":" + JsonText.Quote(description));
                break;
            default:
                WriteType(TypeOf(value.Kind), value.IsNullable, description);
                lines.Append(SchemaKeywords.Of(value));
                break;
        }
    }

    private void WriteMarked(SchemaValueSpec value, string? description)
    {
        string? reference = value.Type == root ? "#" : definitions.TryGetValue(value.Type, out string? name) ? "#/$defs/" + name : null;
        if (reference is null)
        {
            IReadOnlyList<SchemaMemberSpec> inside = MembersOf(value.Type);
            WriteObject(inside, inside, value.IsNullable, description ?? DescriptionOf(value.Type), ofTool: false);
            return;
        }

        // Strict mode allows nothing beside a reference.
        string written = "\"$ref\":" + JsonText.Quote(reference);
        if (!value.IsNullable)
        {
            lines.Append(written);
            return;
        }

        lines.Append((description is null ? "" : "\"description\":" + JsonText.Quote(description) + ",") + "\"anyOf\":[{" + written + "},{\"type\":\"null\"}]");
    }

    private void WriteType(string type, bool isNullable, string? description)
    {
        lines.Append(isNullable ? $"\"type\":[\"{type}\",\"null\"]" : $"\"type\":\"{type}\"");
        if (description is not null)
            lines.Append(",\"description\":" + JsonText.Quote(description));
    }

    private static string TypeOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Truth => "boolean",
        SchemaKind.Integer => "integer",
        SchemaKind.Double or SchemaKind.Single or SchemaKind.Decimal => "number",
        _ => "string",
    };

    private void FindRecursion(IReadOnlyList<SchemaMemberSpec> own)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Reach(own, reached);
        foreach (string type in reached.Where(type => type != root).OrderBy(type => type, StringComparer.Ordinal))
        {
            var inside = new HashSet<string>(StringComparer.Ordinal);
            Reach(MembersOf(type), inside);
            if (inside.Contains(type))
                definitions.Add(type, NameOf(type));
        }

        if (CountObjects(own, new Dictionary<string, int>(StringComparer.Ordinal)) <= MaxObjects)
            return;
        foreach (string type in reached.Where(type => type != root && !definitions.ContainsKey(type)).OrderBy(type => type, StringComparer.Ordinal))
            definitions.Add(type, NameOf(type));
    }

    // As many as there would be in place, which no longer count once they are too many.
    private int CountObjects(IEnumerable<SchemaMemberSpec> own, Dictionary<string, int> counted)
    {
        int count = 1;
        foreach (string type in own.Select(member => MarkedIn(member.Value)).OfType<string>().Where(type => type != root && !definitions.ContainsKey(type)))
        {
            if (!counted.TryGetValue(type, out int inside))
                counted[type] = inside = CountObjects(MembersOf(type), counted);
            count = Math.Min(count + inside, MaxObjects + 1);
        }

        return count;
    }

    private static string? MarkedIn(SchemaValueSpec value)
    {
        while (value.Item is { } item)
            value = item;
        return value.Kind == SchemaKind.Schema ? value.Type : null;
    }

    private string NameOf(string type)
    {
        string name = values.Find(type).Name;
        string unique = name;
        for (int i = 2; definitions.ContainsValue(unique); i++)
            unique = name + NumberText.Of(i);
        return unique;
    }

    private void Reach(IReadOnlyList<SchemaMemberSpec> own, HashSet<string> reached)
    {
        foreach (SchemaMemberSpec member in own)
        {
            // What is inside the whole schema is known already.
            if (MarkedIn(member.Value) is { } type && reached.Add(type) && type != root)
                Reach(MembersOf(type), reached);
        }
    }

    private string? DescriptionOf(string type) => Read(type).Description;

    private IReadOnlyList<SchemaMemberSpec> MembersOf(string type)
    {
        if (members.TryGetValue(type, out IReadOnlyList<SchemaMemberSpec>? read))
            return read;
        KnownSchema known = Read(type);
        foreach (INamedTypeSymbol inside in known.Marked)
            values.Add(inside);
        members[type] = known.Members;
        return known.Members;
    }

    private KnownSchema Read(string type) => KnownSchemas.Read(values.Find(type), compilation, cancellationToken);
}
