using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Finds where in a document a value stands. Only errors ask, so that reading need not keep a path.</summary>
internal static class SchemaPath
{
    /// <summary>The path of the value that begins at a place, as <c>$.items[2].name</c>.</summary>
    /// <param name="utf8Json">The document, which is JSON at least up to the place.</param>
    /// <param name="position">The place in bytes.</param>
    public static string Of(ReadOnlySpan<byte> utf8Json, int position)
    {
        var steps = new List<Step>();
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = JsonLimits.Default.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    steps.RemoveAt(steps.Count - 1);
                    continue;
                }

                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    steps[^1].Name = reader.GetString();
                    continue;
                }

                if (steps.Count > 0)
                    steps[^1].Index++;
                if (reader.TokenStartIndex >= position)
                    break;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    steps.Add(new Step(reader.TokenType == JsonTokenType.StartArray));
            }
        }
        catch (JsonException)
        {
            // The path as far as the document can be read.
        }

        return Write(steps);
    }

    private static string Write(List<Step> steps)
    {
        var path = new StringBuilder("$");
        foreach (Step step in steps)
        {
            if (step.IsArray)
                path.Append('[').Append(Math.Max(step.Index, 0).ToString(CultureInfo.InvariantCulture)).Append(']');
            else if (step.Name is { } name)
                path.Append('.').Append(name);
        }

        return path.ToString();
    }

    private sealed class Step(bool isArray)
    {
        public bool IsArray => isArray;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
