using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>The state of a program while it is edited: which files it has, in which versions and order, and how it is compiled.</summary>
internal sealed class EditedProgram
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "OpenRouter.Aot.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly IReadOnlyList<EditedFile> files;
    private readonly Dictionary<EditedFile, int[]> versions;
    private readonly List<EditedFile> present;
    private readonly Dictionary<EditedFile, SyntaxTree> trees = [];
    private bool hasAnnotations = true;
    private bool isNullable = true;
    private bool hasSymbol;

    public EditedProgram(IReadOnlyList<EditedFile> files)
    {
        this.files = files;
        versions = files.ToDictionary(file => file, file => new int[file.Places.Count]);
        present = [.. files.Where(file => file.IsThereFirst)];
    }

    /// <summary>All edits of one place, and of whole files.</summary>
    public static IEnumerable<(EditedFile File, int Place, int Version)> Edits(IReadOnlyList<EditedFile> files) => files.SelectMany(file =>
        file.Places.SelectMany((place, index) => Enumerable.Range(1, place.Length - 1).Select(version => (file, index, version))).Append((file, -1, 0)));

    /// <summary>Gives a place another version, or without a place adds the file or takes it away.</summary>
    public void Edit(EditedFile file, int place, int version)
    {
        if (place >= 0)
            versions[file][place] = version;
        else if (!present.Remove(file))
            present.Add(file);
        trees.TryGetValue(file, out SyntaxTree? before);
        trees.Remove(file);
        // As in an editor, which keeps what did not change.
        if (place >= 0 && before is not null)
            trees[file] = before.WithChangedText(Change(before.GetText(), file.Text(versions[file])));
    }

    /// <summary>Edits anything.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="editsFiles">Whether files come, go and move.</param>
    public void EditAnything(Random random, bool editsFiles)
    {
        EditedFile file = files[random.Next(files.Count)];
        switch (random.Next(editsFiles ? 0 : 5, 45))
        {
            case 5:
                hasAnnotations = !hasAnnotations;
                break;
            case 6:
                isNullable = !isNullable;
                break;
            case 7:
                hasSymbol = !hasSymbol;
                trees.Clear();
                break;
            case <= 1:
                MoveFile(random);
                break;
            case <= 4:
                Edit(file, -1, 0);
                break;
            case 8:
                // Parsed anew from the same text.
                trees.Remove(file);
                break;
            default:
                while (file.Places.Count == 0)
                    file = files[random.Next(files.Count)];
                int place = random.Next(file.Places.Count);
                Edit(file, place, random.Next(file.Places[place].Length));
                break;
        }
    }

    /// <summary>The program for a driver that sees all edits.</summary>
    public CSharpCompilation Compile() => Compile("Consumer", Tree);

    /// <summary>The same text with nothing that could be known of it: other trees, and another assembly.</summary>
    public CSharpCompilation CompileFresh() => Compile("Fresh" + Guid.NewGuid().ToString("N"), Parse);

    private CSharpCompilation Compile(string name, Func<EditedFile, SyntaxTree> tree) => CSharpCompilation.Create(
        name, present.Select(tree), hasAnnotations ? References : References.RemoveAll(one => one.Display!.Contains("Annotations", StringComparison.Ordinal)),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: isNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));

    private SyntaxTree Tree(EditedFile file)
    {
        if (!trees.TryGetValue(file, out SyntaxTree? tree))
            trees[file] = tree = Parse(file);
        return tree;
    }

    private SyntaxTree Parse(EditedFile file) => CSharpSyntaxTree.ParseText(
        SourceText.From(file.Text(versions[file])),
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose, preprocessorSymbols: hasSymbol ? ["SYMBOL"] : []), file.Name);

    private void MoveFile(Random random)
    {
        int index = random.Next(present.Count);
        EditedFile moved = present[index];
        present.RemoveAt(index);
        present.Insert(random.Next(present.Count + 1), moved);
    }

    private static SourceText Change(SourceText before, string after)
    {
        string text = before.ToString();
        int start = 0, end = 0;
        while (start < text.Length && start < after.Length && text[start] == after[start])
            start++;
        while (end < text.Length - start && end < after.Length - start && text[text.Length - 1 - end] == after[after.Length - 1 - end])
            end++;
        return before.WithChanges(new TextChange(TextSpan.FromBounds(start, text.Length - end), after[start..(after.Length - end)]));
    }
}
