using System.Text;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>
/// A JSON schema in pieces, each of which begins and ends with a brace, a bracket or a comma and not with a quote, so that it fits between the three quotes of a raw literal.
/// </summary>
internal sealed class SchemaLines
{
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();

    /// <summary>Whether a brace was opened last.</summary>
    public bool EndsOpen => line.Length > 0 && line[line.Length - 1] == '{';

    public void Append(string text) => line.Append(text);

    /// <summary>Ends a piece.</summary>
    public void Break()
    {
        // A name comes next that would begin with its quote.
        if (line.Length == 0 || EndsOpen)
            return;
        lines.Add(line.ToString());
        line.Clear();
    }

    public EquatableArray<string> ToArray()
    {
        Break();
        return new EquatableArray<string>(lines);
    }
}
