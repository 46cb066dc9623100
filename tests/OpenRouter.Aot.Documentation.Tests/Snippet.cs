using System.Text;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Documentation.Tests;

/// <summary>A block of C# in a page.</summary>
/// <param name="Page">The page, from the repository's root on.</param>
/// <param name="Line">The line in which its code begins, from 1.</param>
/// <param name="Code">The code.</param>
internal sealed record Snippet(string Page, int Line, string Code)
{
    private const string Fence = "```";

    /// <summary>Every page that the repository shows to a reader.</summary>
    public static IEnumerable<string> Pages { get; } =
    [
        "README.md", "benchmarks/README.md", "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The blocks of a page.</summary>
    public static IEnumerable<Snippet> Of(string page) => Find(page, File.ReadAllLines(Path.Combine(RepositoryFolder.Root, page)));

    /// <summary>The blocks of a text.</summary>
    public static IEnumerable<Snippet> Find(string page, IReadOnlyList<string> lines)
    {
        StringBuilder? code = null;
        int began = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            string plain = lines[i].TrimStart();
            if (code is null)
            {
                if (plain is Fence + "csharp" or Fence + "cs" or Fence + "c#" or Fence + "C#")
                    (code, began) = (new StringBuilder(), i + 2);
            }
            else if (plain.StartsWith(Fence, StringComparison.Ordinal))
            {
                yield return new Snippet(page, began, code.ToString());
                code = null;
            }
            else
            {
                code.AppendLine(lines[i]);
            }
        }
    }

    public override string ToString() => $"{Page}:{Line}";
}
