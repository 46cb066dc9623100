using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Writes the query of an address: only what is set, escaped, in the order in which it is added.</summary>
internal struct QueryText(string path)
{
    private readonly StringBuilder text = new(path);
    private bool hasQuery;

    public void Add(string name, string? value)
    {
        if (value is null)
            return;
        text.Append(hasQuery ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        hasQuery = true;
    }

    public void Add<T>(string name, T? value)
        where T : struct, IFormattable => Add(name, value?.ToString(null, CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value is { } flag ? flag ? "true" : "false" : null);

    /// <summary>Several values of one name, separated by commas; none are not sent.</summary>
    public void Add(string name, IReadOnlyList<string>? values) => Add(name, values is { Count: > 0 } ? string.Join(',', values) : null);

    public override readonly string ToString() => text.ToString();
}
