using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>
/// What is generated for each case is what stands beside it. With <c>OPENROUTER_ACCEPT_GOLDEN=1</c> in the environment the files are written anew; the
/// difference is then for a reader to judge.
/// </summary>
public class GoldenTests
{
    public static TheoryData<string> Cases { get; } = [.. GoldenCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_stands_beside_it_and_nothing_anew_the_second_time(string name)
    {
        var golden = new GoldenCase(name);
        CSharpCompilation compilation = golden.Compile();
        GeneratorRun run = GeneratorRun.Of(compilation);

        GoldenFile.Compare(golden.OutputPath, GoldenCase.Output(run));
        Assert.Empty(run.Diagnostics);
        run.AssertNothingNewIn(compilation.Clone());
    }

    [Fact]
    public void Every_file_beside_the_cases_belongs_to_one()
    {
        IEnumerable<string> known = GoldenCase.All.SelectMany(one => (string[])[one.InputPath, one.OutputPath]);
        Assert.Empty(Directory.EnumerateFiles(GoldenCase.Folder, "*", SearchOption.AllDirectories).Except(known).Except([Path.Combine(GoldenCase.Folder, "Check.cs")]));
    }
}
