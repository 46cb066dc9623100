using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>
/// A case in a file <c>Family/Name.input.cs</c>, with what is to be generated of it in <c>Name.output.cs</c> and what is to be reported in
/// <c>Name.output.txt</c>; either file is missing where there is nothing.
/// </summary>
/// <param name="Name">The case's name, with its family: <c>Json/Lists</c>.</param>
internal sealed record GoldenCase(string Name)
{
    private const string InputEnd = ".input.cs";

    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "OpenRouter.Aot.Generators.Tests", "Cases");

    public static IEnumerable<GoldenCase> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*" + InputEnd, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file)[..^InputEnd.Length].Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal).Select(name => new GoldenCase(name))];

    public string InputPath => PathOf(InputEnd);

    public string OutputPath => PathOf(".output.cs");

    public string ReportPath => PathOf(".output.txt");

    /// <summary>Whether the case shows a mistake, so that it does not compile.</summary>
    public bool IsMistaken => ShortName.StartsWith("ORA", StringComparison.Ordinal);

    /// <summary>The name without its family.</summary>
    public string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether it uses what only the library itself sees.</summary>
    public bool IsInternal => Name.StartsWith("Json/", StringComparison.Ordinal);

    public CSharpCompilation Compile(LanguageVersion version = LanguageVersion.Preview) =>
        Sources.Compile(IsInternal, Tree(InputPath, version), Tree(Path.Combine(Folder, "Check.cs"), version));

    /// <summary>All that was generated, in one text.</summary>
    public static string Output(GeneratorRun run)
    {
        var text = new StringBuilder();
        foreach (GeneratedSourceResult source in run.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal))
            text.Append("// ").Append(source.HintName).Append('\n').Append(source.SourceText).Append('\n');
        return text.ToString();
    }

    /// <summary>All that was reported, in one text.</summary>
    public static string Report(GeneratorRun run)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in run.Diagnostics.OrderBy(one => one.Location.SourceSpan.Start).ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            text.Append(CultureInfo.InvariantCulture,
                $"({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}-{place.EndLinePosition.Character + 1}) {TextAt(diagnostic)}: ");
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n");
        }

        return text.ToString();
    }

    /// <summary>The text that a mistake points at.</summary>
    public static string TextAt(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    private static SyntaxTree Tree(string path, LanguageVersion version) => Sources.Tree(Path.GetRelativePath(Folder, path), File.ReadAllText(path), version);

    private string PathOf(string end) => Path.Combine(Folder, Name + end);
}
