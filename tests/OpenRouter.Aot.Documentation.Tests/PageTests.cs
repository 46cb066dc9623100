using System.Text.RegularExpressions;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Documentation.Tests;

/// <summary>What pages show compiles, and what they link to is there.</summary>
public partial class PageTests
{
    // It shows mistakes, which must not compile; its good forms are cases of the generators' own tests.
    private const string PageOfMistakes = "docs/diagnostics.md";

    public static TheoryData<string> Pages { get; } = [.. Snippet.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_compiles(string page)
    {
        string[] errors =
        [
            .. from snippet in Snippet.Of(page)
               from error in page == PageOfMistakes ? SnippetProgram.FindSyntaxErrors(snippet) : SnippetProgram.FindErrors(snippet)
               select $"{snippet}: {error}",
        ];
        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, page))!;
        string[] broken =
        [
            .. from Match link in Links().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, page)))
               let target = link.Groups[1].Value
               where !target.Contains("://", StringComparison.Ordinal) && !IsThere(folder, page, target)
               select target,
        ];
        Assert.True(broken.Length == 0, $"{page} links to {string.Join(", ", broken)}");
    }

    [Fact]
    public void Code_that_does_not_compile_is_found_with_its_line()
    {
        Snippet snippet = Assert.Single(Snippet.Find("page.md", ["text", "```csharp", "int number = 1;", "await client.Chat.CompletAsync(request);", "```"]));
        string error = Assert.Single(SnippetProgram.FindErrors(snippet));
        Assert.StartsWith("4: CS1061", error, StringComparison.Ordinal);
    }

    private static bool IsThere(string folder, string page, string target)
    {
        string[] parts = target.Split('#', 2);
        string file = parts[0].Length == 0 ? Path.Combine(RepositoryFolder.Root, page) : Path.Combine(folder, parts[0]);
        if (!File.Exists(file) && !Directory.Exists(file))
            return false;
        return parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal)
            || Headings().Matches(File.ReadAllText(file)).Any(heading => AnchorOf(heading.Groups[1].Value) == parts[1]);
    }

    private static string AnchorOf(string heading) =>
        NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
