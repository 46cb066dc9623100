using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>
/// The folder of a rule: code with mistakes in <c>reported.cs</c> and what is reported of them in <c>report.txt</c>; near misses in <c>silent.cs</c>; and,
/// where a fix is obvious, <c>reported.cs</c> after it in <c>fixed.cs</c>. Mistakes of a rule with a fix that have none are in <c>unfixable.cs</c>, with their
/// report in <c>unfixable.txt</c>. Where <c>generated.cs</c> stands beside them, it is what is generated for <c>reported.cs</c> all the same.
/// </summary>
/// <param name="Id">The number of the rule, which is the name of the folder.</param>
internal sealed record MistakeCase(string Id)
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "OpenRouter.Aot.Generators.Tests", "Mistakes");

    public static IEnumerable<MistakeCase> All { get; } =
        [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(id => new MistakeCase(id))];

    public string ReportedPath => PathOf("reported.cs");

    public string ReportPath => PathOf("report.txt");

    public string SilentPath => PathOf("silent.cs");

    public string FixedPath => PathOf("fixed.cs");

    public string UnfixablePath => PathOf("unfixable.cs");

    public string UnfixableReportPath => PathOf("unfixable.txt");

    public string GeneratedPath => PathOf("generated.cs");

    /// <summary>All files that may be in the folder.</summary>
    public IEnumerable<string> Paths => [ReportedPath, ReportPath, SilentPath, FixedPath, UnfixablePath, UnfixableReportPath, GeneratedPath];

    /// <summary>Whether the rule is about what only the library itself sees: its JSON types.</summary>
    private bool IsInternal => Id.StartsWith("ORA00", StringComparison.Ordinal);

    public CSharpCompilation Compile(string path) => CompileText(GoldenFile.Read(path));

    public CSharpCompilation CompileText(string text) => Sources.Compile(IsInternal, Sources.Tree($"{Id}.cs", text));

    private string PathOf(string name) => Path.Combine(Folder, Id, name);
}
