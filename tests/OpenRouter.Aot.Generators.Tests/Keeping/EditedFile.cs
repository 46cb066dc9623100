using System.Text.RegularExpressions;

namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>A file with places at which it has several versions: <c>«one¦two»</c>.</summary>
internal sealed partial class EditedFile
{
    private readonly string[] between;

    public EditedFile(string name, string template, bool isThereFirst = true)
    {
        (Name, IsThereFirst) = (name, isThereFirst);
        between = [.. Place().Split(template).Where((_, index) => index % 2 == 0)];
        Places = [.. Place().Matches(template).Select(match => match.Groups[1].Value.Split('¦'))];
    }

    public string Name { get; }

    /// <summary>Whether the program begins with it.</summary>
    public bool IsThereFirst { get; }

    /// <summary>The versions of each place.</summary>
    public IReadOnlyList<string[]> Places { get; }

    /// <summary>The file with one version of each place.</summary>
    public string Text(IReadOnlyList<int> versions) =>
        string.Concat(between.SelectMany((text, index) => (string[])[text, index < Places.Count ? Places[index][versions[index]] : ""]));

    [GeneratedRegex("«(.*?)»", RegexOptions.Singleline)]
    private static partial Regex Place();
}
