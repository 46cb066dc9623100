using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>Whatever is edited, a driver that has seen all of it writes what a new one writes of the same sources.</summary>
public class EditTests
{
    public static TheoryData<string> Names { get; } = [.. EditedFiles.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void One_edit_there_and_back_writes_what_a_new_driver_writes(string name)
    {
        foreach ((EditedFile file, int place, int version) in EditedProgram.Edits(EditedFiles.All).Where(edit => edit.File.Name == name))
        {
            var program = new EditedProgram(EditedFiles.All);
            CSharpCompilation before = program.Compile();
            GeneratorRun run = GeneratorRun.Of(before);
            string written = Text(run);
            Assert.NotEmpty(written);

            program.Edit(file, place, version);
            run = run.Then(program.Compile());
            AssertFresh(program, run, $"{name}, version {version} of place {place}");

            // Undone, by the compilation from before.
            Assert.Equal(written, Text(run.Then(before)));
        }
    }

    [Fact]
    public void Many_of_the_edits_change_what_is_written()
    {
        string written = Text(GeneratorRun.Of(new EditedProgram(EditedFiles.All).CompileFresh()));
        int changing = EditedProgram.Edits(EditedFiles.All).Count(edit =>
        {
            var program = new EditedProgram(EditedFiles.All);
            program.Edit(edit.File, edit.Place, edit.Version);
            return Text(GeneratorRun.Of(program.CompileFresh())) != written;
        });

        Assert.True(changing >= 60, $"{changing} do.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Many_edits_write_what_a_new_driver_writes(int seed)
    {
        // The compiler's driver fails by itself, or forgets a file, after some edits of whole files; so it is new each time, and only the generators stay.
        ISourceGenerator[] generators = [.. GeneratorRun.Create()];
        EditMany(new Random(seed), editsFiles: true, compilation => GeneratorRun.Of(compilation, generators));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Many_edits_in_files_write_in_one_driver_what_a_new_one_writes(int seed)
    {
        GeneratorRun? run = null;
        EditMany(new Random(seed), editsFiles: false, compilation => run = run?.Then(compilation) ?? GeneratorRun.Of(compilation));
    }

    private static void EditMany(Random random, bool editsFiles, Func<CSharpCompilation, GeneratorRun> run)
    {
        var program = new EditedProgram(EditedFiles.All);
        // They are alive, so that generators can go on from each of them.
        var older = new List<(CSharpCompilation Compilation, string Written)>();
        for (int i = 0; i < 100; i++)
        {
            for (int edits = random.Next(10) == 0 ? 3 : 1; edits > 0; edits--)
                program.EditAnything(random, editsFiles);
            CSharpCompilation compilation = program.Compile();
            GeneratorRun after = run(compilation);
            AssertFresh(program, after, $"edit {i}");
            older.Add((compilation, Text(after)));
            if (random.Next(10) != 0)
                continue;
            (CSharpCompilation before, string written) = older[random.Next(older.Count)];
            Assert.Equal(written, Text(run(before.Clone())));
        }
    }

    private static void AssertFresh(EditedProgram program, GeneratorRun run, string edit)
    {
        string expected = Text(GeneratorRun.Of(program.CompileFresh())), actual = Text(run);
        if (expected != actual)
            Assert.Fail($"After {edit}:\n{string.Join("\n", expected.Split('\n').Except(actual.Split('\n')))}\n--- but was\n{string.Join("\n", actual.Split('\n').Except(expected.Split('\n')))}");
    }

    private static string Text(GeneratorRun run) => string.Join(
        "\n", run.GeneratedSources.OrderBy(one => one.HintName, StringComparer.Ordinal).Select(one => one.HintName + "\n" + one.SourceText));
}
