using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Runs generators for a key that is typed in <see cref="ConsumerProject"/> and removed again, after they have seen all of it. Each goes on from its run before.</summary>
internal sealed class KeystrokeWork
{
    private readonly Keystroke keystroke;
    private GeneratorDriver empty;
    private GeneratorDriver marks;
    private GeneratorDriver ours;

    public KeystrokeWork(KeystrokePlace place)
    {
        CSharpCompilation compilation = ConsumerProject.Create();
        empty = Run(compilation, new EmptyGenerator());
        marks = Run(compilation, new MarkGenerator());
        ours = Run(compilation, [.. OurGenerators()]);
        // A run that finds nothing costs nothing.
        if (ours.GetRunResult().GeneratedTrees.Length < ConsumerProject.MarkedCount)
            throw new InvalidOperationException("The marked types were not found.");
        keystroke = ConsumerProject.Type(compilation, place);
    }

    /// <summary>The driver alone, with the parsing of the file.</summary>
    public GeneratorDriver Empty() => empty = empty.RunGenerators(keystroke.Turn());

    /// <summary>With the compiler's search for our attributes.</summary>
    public GeneratorDriver Marks() => marks = marks.RunGenerators(keystroke.Turn());

    /// <summary>With all that we generate.</summary>
    public GeneratorDriver Ours() => ours = ours.RunGenerators(keystroke.Turn());

    private static GeneratorDriver Run(CSharpCompilation compilation, params IIncrementalGenerator[] generators) => CSharpGeneratorDriver
        .Create(generators.Select(one => one.AsSourceGenerator()), parseOptions: ConsumerProject.Options)
        .RunGenerators(compilation.Clone());

    private static IEnumerable<IIncrementalGenerator> OurGenerators() => typeof(JsonGenerator).Assembly.GetTypes()
        .Where(type => typeof(IIncrementalGenerator).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (IIncrementalGenerator)Activator.CreateInstance(type)!);
}
