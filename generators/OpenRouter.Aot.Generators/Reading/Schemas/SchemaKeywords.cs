using System.Text;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The keywords of a schema that say which texts and numbers are meant.</summary>
internal static class SchemaKeywords
{
    private const string Duration = """^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$""";

    /// <summary>The keywords, each with a comma before it.</summary>
    public static string Of(SchemaValueSpec value)
    {
        var text = new StringBuilder();
        SchemaLimits limits = value.Limits;
        Add("format", FormatOf(value) is { } format ? JsonText.Quote(format) : null);
        Add("pattern", (limits.Pattern ?? (value.Kind == SchemaKind.TimeSpan ? Duration : null)) is { } pattern ? JsonText.Quote(pattern) : null);
        Add(limits.IsMinimumExclusive ? "exclusiveMinimum" : "minimum", limits.Minimum);
        Add(limits.IsMaximumExclusive ? "exclusiveMaximum" : "maximum", limits.Maximum);
        Add("minLength", NumberText.Of(limits.Least));
        Add("maxLength", NumberText.Of(limits.Most));
        if (AllowedBy(value) is { Count: > 0 } allowed)
            Add("enum", "[" + string.Join(",", value.IsNullable ? allowed.Append("null") : allowed) + "]");
        return text.ToString();

        void Add(string keyword, string? json)
        {
            if (json is not null)
                text.Append(",\"").Append(keyword).Append("\":").Append(json);
        }
    }

    private static List<string> AllowedBy(SchemaValueSpec value) => value.Kind switch
    {
        SchemaKind.Enum => [.. value.Members.Select(member => JsonText.Quote(member.WireName))],
        SchemaKind.Text => [.. value.Limits.Allowed.Select(JsonText.Quote)],
        _ => [.. value.Limits.Allowed],
    };

    // Strict mode has no "uri".
    private static string? FormatOf(SchemaValueSpec value) => value.Kind switch
    {
        SchemaKind.DateTime or SchemaKind.DateTimeOffset => "date-time",
        SchemaKind.DateOnly => "date",
        SchemaKind.TimeOnly => "time",
        SchemaKind.Guid => "uuid",
        _ => value.Limits.Format,
    };
}
