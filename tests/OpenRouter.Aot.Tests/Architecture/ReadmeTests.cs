using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Tests.Architecture;

public class ReadmeTests
{
    [Fact]
    public void Its_example_compiles_as_it_stands()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "README.md"));
        string example = readme.Split("```csharp\n")[1].Split("```")[0];
        Assert.Contains("CompleteAsync", example, StringComparison.Ordinal);
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Threading.Tasks;";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, options, cancellationToken: TestContext.Current.CancellationToken);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));

        CSharpCompilation program = CSharpCompilation.Create(
            "Example",
            [Parse(example), Parse(ImplicitUsings)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(program.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
