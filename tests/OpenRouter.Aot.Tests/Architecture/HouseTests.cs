using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Tests.Architecture;

/// <summary>The library's folders stand on top of each other: each uses only folders below it, as the compiler binds the names.</summary>
public class HouseTests
{
    // From the roof to the ground.
    private static readonly string[] Floors = ["", "Bulk", "Journal", "Endpoints", "Tools", "Routing", "Flow", "Diagnostics", "Keys", "Verdicts", "Http", "Wire", "Schemas", "Json"];

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        IReadOnlyList<Arrow> arrows = FindArrows(Path.Combine(RepositoryFolder.Root, "src", "OpenRouter.Aot"));

        Assert.True(arrows.Count > 20, "The test sees too few arrows to mean anything.");
        Assert.DoesNotContain(arrows, arrow => Floor(arrow.From) > Floor(arrow.To));
    }

    [Fact]
    public void Families_of_the_wire_do_not_use_each_other()
    {
        IReadOnlyList<Arrow> arrows = FindArrows(Path.Combine(RepositoryFolder.Root, "src", "OpenRouter.Aot"));

        Assert.Contains(arrows, arrow => arrow is { From: "Wire/Chat", To: "Wire" });
        Assert.DoesNotContain(arrows, arrow => Floor(arrow.From) == Floor(arrow.To) && arrow.To != "Wire");
    }

    [Fact]
    public void Every_folder_has_its_floor()
    {
        string source = Path.Combine(RepositoryFolder.Root, "src", "OpenRouter.Aot");
        IEnumerable<string> folders = Directory.GetDirectories(source).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj"]);
        Assert.Empty(folders.Except(Floors));
    }

    [Fact]
    public void An_arrow_upwards_would_be_seen()
    {
        string folder = Directory.CreateTempSubdirectory("house").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "Wire"));
            Directory.CreateDirectory(Path.Combine(folder, "Keys"));
            File.WriteAllText(Path.Combine(folder, "Wire", "Low.cs"), "namespace House; class Low { void Use() => new High().ToString(); }");
            File.WriteAllText(Path.Combine(folder, "Keys", "High.cs"), "namespace House; class High { }");

            Arrow arrow = Assert.Single(FindArrows(folder));

            Assert.Equal(new Arrow("Wire", "Keys", "High"), arrow);
            Assert.True(Floor(arrow.From) > Floor(arrow.To));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Floor(string folder)
    {
        int floor = Array.IndexOf(Floors, folder.Split('/')[0]);
        Assert.True(floor >= 0, $"The folder {folder} has no floor.");
        return floor;
    }

    private static IReadOnlyList<Arrow> FindArrows(string source)
    {
        string[] files = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))];
        SyntaxTree usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
            "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", options);
        IEnumerable<MetadataReference> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("OpenRouter", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "House", trees.Append(usings), platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var arrows = new HashSet<Arrow>();
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                SymbolInfo info = model.GetSymbolInfo(name);
                ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
                INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                foreach (SyntaxReference declaration in type?.DeclaringSyntaxReferences ?? [])
                {
                    string from = FolderOf(tree.FilePath), to = FolderOf(declaration.SyntaxTree.FilePath);
                    if (from != to)
                        arrows.Add(new Arrow(from, to, type!.Name));
                }
            }
        }

        return [.. arrows];

        string FolderOf(string file) => (Path.GetDirectoryName(Path.GetRelativePath(source, file)) ?? "").Replace(Path.DirectorySeparatorChar, '/');
    }

    private sealed record Arrow(string From, string To, string Name);
}
