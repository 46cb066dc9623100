using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>What the generators are run on: sources that are nullable, with warnings as errors, and without implicit usings.</summary>
internal static class Sources
{
    /// <summary>The assembly to which the library shows its internals.</summary>
    private const string InternalName = "OpenRouter.Aot.Generators.Cases";

    private const string ConsumerName = "Consumer";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "OpenRouter.Aot.dll" or "netstandard.dll"
                || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static SyntaxTree Tree(string path, string text, LanguageVersion version = LanguageVersion.Preview) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(version, DocumentationMode.Diagnose), path);

    /// <summary>A compilation that sees the library's internals.</summary>
    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => Compile(isInternal: true, trees);

    public static CSharpCompilation Compile(bool isInternal, params IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        isInternal ? InternalName : ConsumerName, trees, References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            // Cases are no API: only what is written of them has to be right.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));
}
