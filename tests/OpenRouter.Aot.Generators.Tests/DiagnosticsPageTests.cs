using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Tests.Harness;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>The page to which each diagnostic leads has a section for it, which says of it what the compiler says.</summary>
public partial class DiagnosticsPageTests
{
    private const string PathOfPage = "docs/diagnostics.md";

    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, PathOfPage));

    public static TheoryData<string> Ids { get; } = [.. AllRules.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_its_section(string id)
    {
        DiagnosticDescriptor rule = AllRules.Descriptors.Single(one => one.Id == id);
        string title = rule.Title.ToString(CultureInfo.InvariantCulture);
        string section = Page.Split($"\n## {id}\n\n") is [_, { } rest] ? rest.Split("\n## ")[0] : "";

        Assert.StartsWith($"**{title}.** {rule.DefaultSeverity}{(FixAll.Ids.Contains(id) ? ", with a fix" : "")}.\n", section, StringComparison.Ordinal);
        Assert.Contains("```csharp\n", section, StringComparison.Ordinal);
        Assert.Contains("\n**Fix.** ", section, StringComparison.Ordinal);
        Assert.EndsWith($"/{PathOfPage}#{id.ToLowerInvariant()}", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sections_are_those_of_the_rules_in_their_order() =>
        Assert.Equal(AllRules.Ids, Headings().Matches(Page).Select(match => match.Groups[1].Value));

    [Fact]
    public void The_table_has_a_row_for_each_rule() => Assert.Equal(
        AllRules.Descriptors.Select(rule => $"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)} |"),
        Page.Split('\n').Where(line => line.StartsWith("| [ORA", StringComparison.Ordinal)));

    [GeneratedRegex(@"^#{1,6} (ORA.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
