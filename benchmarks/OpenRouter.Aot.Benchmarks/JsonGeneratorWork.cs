using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using OpenRouter.Aot.Generators;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Runs the generator over the library's own sources, without building what it wrote.</summary>
internal sealed class JsonGeneratorWork
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private readonly CSharpCompilation compilation;
    private readonly GeneratorDriver ran;
    private readonly Keystroke elsewhere;
    private readonly Keystroke inModelFile;
    private readonly Keystroke inModel;

    public JsonGeneratorWork()
    {
        string root = FindRoot();
        string source = Path.Combine(root, "src", "OpenRouter.Aot");
        IEnumerable<SyntaxTree> trees = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file)), Options, Path.GetRelativePath(source, file)))
            .Append(CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
                "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", Options));
        IEnumerable<MetadataReference> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        compilation = CSharpCompilation.Create(
            "OpenRouter.Aot", trees, platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        ran = Cold();
        // A run that finds nothing costs nothing.
        if (ran.GetRunResult().GeneratedTrees.Length < 50)
            throw new InvalidOperationException("The library's types were not found.");
        elsewhere = Keystroke.Of(compilation, "OpenRouterClient.cs", "\n        ArgumentNullException.ThrowIfNull(", "/* a key */");
        inModelFile = Keystroke.Of(compilation, "ChatUsage.cs", "[JsonModel]", "/* a key */");
        inModel = Keystroke.Of(compilation, "ChatUsage.cs", "    /// <summary>Members that have no", "public partial long? Key { get; set; }");
    }

    public GeneratorDriver Cold() => CSharpGeneratorDriver.Create([new JsonGenerator().AsSourceGenerator()], parseOptions: Options).RunGenerators(compilation.Clone());

    public GeneratorDriver NothingEdited() => ran.RunGenerators(compilation);

    public GeneratorDriver KeystrokeElsewhere() => ran.RunGenerators(elsewhere.Next());

    public GeneratorDriver KeystrokeInModelFile() => ran.RunGenerators(inModelFile.Next());

    public GeneratorDriver KeystrokeInModel() => ran.RunGenerators(inModel.Next());

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OpenRouter.Aot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The benchmark must run from inside the repository.");
    }
}
