using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Runs generators for one key that is typed in <see cref="ConsumerProject"/>, after they have seen all of it.</summary>
internal sealed class KeystrokeWork
{
    private readonly Keystroke keystroke;
    private readonly GeneratorDriver empty;
    private readonly GeneratorDriver marks;
    private readonly GeneratorDriver ours;

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

    /// <summary>The driver alone.</summary>
    public GeneratorDriver Empty() => empty.RunGenerators(keystroke.Next());

    /// <summary>With the compiler's search for our attributes.</summary>
    public GeneratorDriver Marks() => marks.RunGenerators(keystroke.Next());

    /// <summary>With all that we generate.</summary>
    public GeneratorDriver Ours() => ours.RunGenerators(keystroke.Next());

    private static GeneratorDriver Run(CSharpCompilation compilation, params IIncrementalGenerator[] generators) => CSharpGeneratorDriver
        .Create(generators.Select(one => one.AsSourceGenerator()), parseOptions: ConsumerProject.Options)
        .RunGenerators(compilation.Clone());

    private static IEnumerable<IIncrementalGenerator> OurGenerators() => typeof(JsonGenerator).Assembly.GetTypes()
        .Where(type => typeof(IIncrementalGenerator).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (IIncrementalGenerator)Activator.CreateInstance(type)!);
}
