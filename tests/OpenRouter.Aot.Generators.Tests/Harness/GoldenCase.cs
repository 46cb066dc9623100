using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>
/// A case of good code in a file <c>Family/Name.input.cs</c>, with what is to be generated of it in <c>Name.output.cs</c>. Mistakes have their own folders:
/// see <see cref="MistakeCase"/>.
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

    /// <summary>The text that a mistake points at.</summary>
    public static string TextAt(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    private static SyntaxTree Tree(string path, LanguageVersion version) => Sources.Tree(Path.GetRelativePath(Folder, path), File.ReadAllText(path), version);

    private string PathOf(string end) => Path.Combine(Folder, Name + end);
}
