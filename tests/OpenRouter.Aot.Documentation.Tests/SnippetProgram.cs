using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Tests;

namespace OpenRouter.Aot.Documentation.Tests;

/// <summary>
/// Makes a program of a block: its statements stand in a method, its types beside it, in whichever order a page shows them; what pages take as given is
/// in <c>Surroundings.cs</c>. All generators run.
/// </summary>
internal static class SnippetProgram
{
    // The library lets this assembly see its internals: a page shows how one of its own types is declared.
    private const string Assembly = "OpenRouter.Aot.Generators.Cases";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly SyntaxTree Surroundings = CSharpSyntaxTree.ParseText(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "OpenRouter.Aot.Documentation.Tests", "Surroundings.cs")), Options, "Surroundings.cs");

    /// <summary>What the compiler has against a block, with its line in the page.</summary>
    public static IReadOnlyList<string> FindErrors(Snippet snippet)
    {
        SyntaxTree program = CSharpSyntaxTree.ParseText(Arrange(snippet), Options, snippet.Page);
        CSharpCompilation compilation = CSharpCompilation.Create(
            Assembly, [program, Surroundings], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(CreateGenerators(), parseOptions: Options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        return [.. complete.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(Describe)];
    }

    /// <summary>Whether a block is C# at all, in any place where such text may stand: it shows what is wrong, and need not compile.</summary>
    public static IReadOnlyList<string> FindSyntaxErrors(Snippet snippet)
    {
        // What a page leaves out of a mistake is no part of it.
        string code = snippet.Code.Replace("{ … }", "{ }", StringComparison.Ordinal).Replace("…", "default", StringComparison.Ordinal);
        string[][] places = [["", ""], ["", " class Declared;"], ["", " { }"], ["class Declared {", "}"]];
        IReadOnlyList<string>[] errors = [.. places.Select(place => SyntaxErrors(place[0] + code + place[1]))];
        return errors.MinBy(found => found.Count)!;
    }

    private static IReadOnlyList<string> SyntaxErrors(string text) =>
        // That a statement stands behind a type is no mistake of what it says.
        [.. CSharpSyntaxTree.ParseText(text, Options).GetDiagnostics().Where(found => found is { Severity: DiagnosticSeverity.Error, Id: not "CS8803" }).Select(Describe)];

    private static string Arrange(Snippet snippet)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(snippet.Code, options: Options);
        var text = new StringBuilder();
        foreach (UsingDirectiveSyntax directive in unit.Usings)
            Append(text, snippet, directive);
        text.AppendLine("internal static class Page {\npublic static async System.Threading.Tasks.Task RunAsync(string[] args) {\nawait System.Threading.Tasks.Task.Yield();");
        foreach (GlobalStatementSyntax statement in unit.Members.OfType<GlobalStatementSyntax>())
            Append(text, snippet, statement);
        text.AppendLine("}\n}");
        foreach (MemberDeclarationSyntax declared in unit.Members.Where(member => member is not GlobalStatementSyntax))
            Append(text, snippet, declared);
        // What could not be read is reported where it stands.
        if (unit.ContainsSkippedText)
            text.Append("#line ").Append(snippet.Line).AppendLine().Append(snippet.Code);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Snippet snippet, SyntaxNode node)
    {
        int line = snippet.Line + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
        text.Append("#line ").Append(line).AppendLine().AppendLine(node.ToFullString());
    }

    private static IEnumerable<ISourceGenerator> CreateGenerators() =>
        System.Reflection.Assembly.Load("OpenRouter.Aot.Generators").GetTypes()
            .Where(type => typeof(IIncrementalGenerator).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    private static string Describe(Diagnostic found) => $"{found.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {found.Id} {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
}
