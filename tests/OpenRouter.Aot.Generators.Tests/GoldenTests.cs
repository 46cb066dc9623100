using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>
/// What is generated and reported for each case is what stands beside it. With <c>OPENROUTER_ACCEPT_GOLDEN=1</c> in the environment the files are written
/// anew; the difference is then for a reader to judge.
/// </summary>
public class GoldenTests
{
    private static readonly bool IsAccepting = Environment.GetEnvironmentVariable("OPENROUTER_ACCEPT_GOLDEN") == "1";

    public static TheoryData<string> Cases { get; } = [.. GoldenCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_stands_beside_it_and_nothing_anew_the_second_time(string name)
    {
        var golden = new GoldenCase(name);
        CSharpCompilation compilation = golden.Compile();
        GeneratorRun run = GeneratorRun.Of(compilation);

        Compare(golden.OutputPath, GoldenCase.Output(run));
        Compare(golden.ReportPath, GoldenCase.Report(run));
        AssertNothingNew(run.Then(compilation.Clone()));
    }

    [Fact]
    public void Every_file_beside_the_cases_belongs_to_one()
    {
        IEnumerable<string> known = GoldenCase.All.SelectMany(one => (string[])[one.InputPath, one.OutputPath, one.ReportPath]);
        Assert.Empty(Directory.EnumerateFiles(GoldenCase.Folder, "*", SearchOption.AllDirectories).Except(known).Except([Path.Combine(GoldenCase.Folder, "Check.cs")]));
    }

    private static void Compare(string path, string actual)
    {
        if (IsAccepting)
        {
            File.Delete(path);
            if (actual.Length > 0)
                File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }

    private static void AssertNothingNew(GeneratorRun again)
    {
        foreach (string step in TrackingNames.All)
            Assert.All(again.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {reason}."));
        Assert.All(again.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        // What the steps hand on is what the walk over the model's types has seen.
        foreach (string name in TrackingNames.All)
            Assert.All(again.Values(name), value => Assert.Empty(ModelShape.FindMistakes(value.GetType())));
    }
}
