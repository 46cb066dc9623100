using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>
/// Each rule has a folder of its own under <c>Mistakes</c>, which shows what is reported, what is not, and what the code is after the fix. With
/// <c>OPENROUTER_ACCEPT_GOLDEN=1</c> in the environment the files of what comes out are written anew; the difference is then for a reader to judge.
/// </summary>
public class MistakeTests
{
    private const int CutCount = 12;

    public static TheoryData<string> Cases { get; } = [.. MistakeCase.All.Select(one => one.Id)];

    public static TheoryData<string> Fixable { get; } = [.. FixAll.Ids];

    public static TheoryData<string> Unfixable { get; } = [.. MistakeCase.All.Where(one => File.Exists(one.UnfixablePath)).Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_reported_as_it_stands_beside_it(string id)
    {
        var mistake = new MistakeCase(id);
        CSharpCompilation compilation = mistake.Compile(mistake.ReportedPath);
        GeneratorRun run = GeneratorRun.Of(compilation);
        ImmutableArray<Diagnostic> reports = await Analysis.ReportAsync(run);

        // It may not compile, which is the mistake of some; but it is read as it was meant.
        Assert.DoesNotContain(compilation.GetParseDiagnostics(TestContext.Current.CancellationToken), one => one.Severity == DiagnosticSeverity.Error);
        Assert.Contains(reports, one => one.Id == id);
        GoldenFile.Compare(mistake.ReportPath, Analysis.Text(reports));
        if (File.Exists(mistake.GeneratedPath))
            GoldenFile.Compare(mistake.GeneratedPath, GoldenCase.Output(run));
        run.AssertNothingNewIn(compilation.Clone());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_near_miss_is_not_reported(string id)
    {
        var mistake = new MistakeCase(id);
        await AssertGoodAsync(mistake, mistake.Compile(mistake.SilentPath));
    }

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task A_fix_gives_what_stands_beside_it_and_leaves_no_mistake(string id)
    {
        var mistake = new MistakeCase(id);
        string code = await new FixAll(mistake).ApplyAsync(GoldenFile.Read(mistake.ReportedPath));

        GoldenFile.Compare(mistake.FixedPath, code);
        await AssertGoodAsync(mistake, mistake.CompileText(code));
    }

    [Theory]
    [MemberData(nameof(Unfixable))]
    public async Task No_fix_is_offered_where_none_is_obvious(string id)
    {
        var mistake = new MistakeCase(id);
        ImmutableArray<Diagnostic> reports = await Analysis.ReportAsync(mistake.Compile(mistake.UnfixablePath));
        string code = GoldenFile.Read(mistake.UnfixablePath);

        Assert.Contains(reports, one => one.Id == id);
        GoldenFile.Compare(mistake.UnfixableReportPath, Analysis.Text(reports));
        Assert.Equal(code, await new FixAll(mistake).ApplyAsync(code));
    }

    /// <summary>While somebody types, most of the file is not there yet.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_throws_while_code_is_unfinished(string id)
    {
        var mistake = new MistakeCase(id);
        string code = GoldenFile.Read(mistake.ReportedPath);
        for (int cut = 1; cut < CutCount; cut++)
            await Analysis.ReportAsync(mistake.CompileText(code[..(code.Length * cut / CutCount)]));
    }

    [Fact]
    public void Every_rule_has_its_folder_and_every_folder_its_rule() => Assert.Equal(AllRules.Ids, MistakeCase.All.Select(one => one.Id));

    [Fact]
    public void Every_folder_has_its_files_and_no_other()
    {
        Assert.All(MistakeCase.All, one =>
        {
            Assert.All([one.ReportedPath, one.ReportPath, one.SilentPath], path => Assert.True(File.Exists(path), $"There is no {path}."));
            Assert.Equal(FixAll.Ids.Contains(one.Id), File.Exists(one.FixedPath));
            Assert.Equal(File.Exists(one.UnfixablePath), File.Exists(one.UnfixableReportPath));
            Assert.True(FixAll.Ids.Contains(one.Id) || !File.Exists(one.UnfixablePath), $"{one.Id} has no fix at all.");
        });
        Assert.Empty(Directory.EnumerateFiles(MistakeCase.Folder, "*", SearchOption.AllDirectories).Except(MistakeCase.All.SelectMany(one => one.Paths)));
    }

    [Fact]
    public void Every_fix_is_of_a_rule_and_can_be_applied_to_a_whole_project()
    {
        Assert.Empty(FixAll.Ids.Except(AllRules.Ids));
        Assert.Empty(FixAll.OneByOne);
    }

    private static async Task AssertGoodAsync(MistakeCase mistake, CSharpCompilation compilation)
    {
        GeneratorRun run = GeneratorRun.Of(compilation);
        Assert.Equal("", string.Join('\n', run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(one => one.Severity >= DiagnosticSeverity.Warning)));
        Assert.Equal("", Analysis.Text((await Analysis.ReportAsync(run)).Where(one => one.Id == mistake.Id)));
    }
}
