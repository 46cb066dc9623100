using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Benchmarks;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>
/// A key in a program of 200 types runs no step whose input did not change. What reads the marked types is asked again by the compiler, because their
/// meaning may hang on any file; it must come to an equal value, so that nothing after it runs.
/// </summary>
public class KeystrokeTests
{
    [Fact]
    public void The_program_compiles() => Assert.DoesNotContain(
        GeneratorRun.Of(ConsumerProject.Create()).Output.GetDiagnostics(TestContext.Current.CancellationToken), one => one.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData(KeystrokePlace.PlainBody)]
    [InlineData(KeystrokePlace.BesidePool)]
    [InlineData(KeystrokePlace.BesideSchema)]
    [InlineData(KeystrokePlace.BesideTool)]
    public void A_key_outside_of_the_marks_runs_nothing_anew(KeystrokePlace place)
    {
        GeneratorRun again = Type(place);

        AssertFoundAll(again);
        foreach (string step in TrackingNames.All)
            Assert.All(again.Reasons(step), reason => Assert.True(IsOld(reason), $"{step} is {reason}."));
        Assert.All(again.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData(KeystrokePlace.InPool, 1)]
    [InlineData(KeystrokePlace.InSchema, 2)]    // with the tool that takes it, whose definition has the schema in it
    [InlineData(KeystrokePlace.InTool, 1)]
    public void A_key_in_a_mark_runs_what_that_one_needs(KeystrokePlace place, int fileCount)
    {
        GeneratorRun again = Type(place);

        AssertFoundAll(again);
        Assert.All(TrackingNames.All, step => Assert.True(again.Reasons(step).Count(reason => !IsOld(reason)) <= 1, $"{step} ran more than once."));
        Assert.Equal(fileCount, again.SourceReasons().Count(reason => reason != IncrementalStepRunReason.Cached));
    }

    private static GeneratorRun Type(KeystrokePlace place)
    {
        CSharpCompilation compilation = ConsumerProject.Create();
        GeneratorRun run = GeneratorRun.Of(compilation);
        return run.Then(ConsumerProject.Type(compilation, place).Next());
    }

    // A step that found nothing has nothing to run.
    private static void AssertFoundAll(GeneratorRun run)
    {
        Assert.Equal(ConsumerProject.MarkedCount, run.GeneratedSources.Count());
        Assert.All(TrackingNames.All.Except(TrackingNames.Json), step => Assert.NotEmpty(run.Reasons(step)));
    }

    private static bool IsOld(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
