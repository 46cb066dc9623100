using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>One run of all generators, as a compiler makes it, and what they did anew since the run before it.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;
    private readonly ImmutableArray<GeneratorRunResult> results;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = output;
        Diagnostics = [.. diagnostics.Where(one => !one.IsSuppressed)];
        results = this.driver.GetRunResult().Results;
        Assert.All(results, result => Assert.Null(result.Exception));
    }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What was reported and not suppressed, as a compiler shows it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The files that were generated.</summary>
    public IEnumerable<GeneratedSourceResult> GeneratedSources => results.SelectMany(result => result.GeneratedSources);

    /// <summary>Runs new generators.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation) => Of(compilation, Create());

    /// <summary>Runs generators in a new driver, so that all that is known is what they keep themselves.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation, IEnumerable<ISourceGenerator> generators)
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators, parseOptions: options, driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs the same generators again, which know what they did.</summary>
    public GeneratorRun Then(CSharpCompilation compilation) => new(driver, compilation);

    /// <summary>What became of the values of a step, in their order.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string trackingName) => Outputs(trackingName).Select(output => output.Reason);

    /// <summary>The values of a step.</summary>
    public IEnumerable<object> Values(string trackingName) => Outputs(trackingName).Select(output => output.Value);

    /// <summary>What became of the value that a type is in a step.</summary>
    public IncrementalStepRunReason Reason(string trackingName, string type) =>
        Assert.Single(Outputs(trackingName), output => output.Value is TypeSpec spec && spec.Name == type).Reason;

    /// <summary>What became of all that was written and reported.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons() => OutputSteps().SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>What became of all files. What is reported is made anew each time: a diagnostic holds a place in a tree.</summary>
    public IEnumerable<IncrementalStepRunReason> SourceReasons() =>
        OutputSteps().Where(step => !IsOf(step, value => value is Diagnostic)).SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>What became of the file of a type.</summary>
    public IncrementalStepRunReason OutputReason(string type) => OutputReason(input => input is TypeSpec spec && spec.Name == type);

    /// <summary>What became of what was written of a value.</summary>
    public IncrementalStepRunReason OutputReason(Predicate<object> isInput)
    {
        IncrementalGeneratorRunStep step = Assert.Single(OutputSteps(), step => IsOf(step, isInput));
        return Assert.Single(step.Outputs).Reason;
    }

    /// <summary>The same sources once more write nothing anew, and all that the steps hand on is equal by value.</summary>
    public void AssertNothingNewIn(CSharpCompilation compilation)
    {
        GeneratorRun again = Then(compilation);
        foreach (string step in TrackingNames.All)
        {
            Assert.All(again.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {reason}."));
            // What the steps hand on is what the walk over the model's types has seen.
            Assert.All(again.Values(step), value => Assert.Empty(ModelShape.FindMistakes(value.GetType())));
        }

        Assert.All(again.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>New generators.</summary>
    public static IEnumerable<ISourceGenerator> Create() => typeof(JsonGenerator).Assembly.GetTypes()
        .Where(type => typeof(IIncrementalGenerator).IsAssignableFrom(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string trackingName) => results
        .SelectMany(result => result.TrackedSteps.TryGetValue(trackingName, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [])
        .SelectMany(step => step.Outputs);

    private static bool IsOf(IncrementalGeneratorRunStep step, Predicate<object> isInput) =>
        step.Inputs.Any(input => isInput(input.Source.Outputs[input.OutputIndex].Value));

    private IEnumerable<IncrementalGeneratorRunStep> OutputSteps() => results.SelectMany(result => result.TrackedOutputSteps).SelectMany(pair => pair.Value);
}
