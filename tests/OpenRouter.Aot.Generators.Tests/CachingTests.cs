using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What an edit runs anew: nothing, where it changed nothing for a type; and the type's own step and file, where it did.</summary>
public class CachingTests
{
    private static readonly SyntaxTree Bridge = Sources.Tree("Bridge.cs", "namespace OpenRouter.Aot; internal sealed partial class JsonModelBridge;");

    /// <summary>For each kind of type, the step and the type.</summary>
    public static TheoryData<string, string> Kinds { get; } = new()
    {
        { TrackingNames.Models, "Model" }, { TrackingNames.OpenEnums, "Choice" }, { TrackingNames.Unions, "Either" },
    };

    /// <summary>The same with a change of the type.</summary>
    public static TheoryData<string, string, string, string> Changes { get; } = new()
    {
        { TrackingNames.Models, "Model", "string? First", "string? Other" },
        { TrackingNames.OpenEnums, "Choice", "Choice First", "Choice Other" },
        { TrackingNames.Unions, "Either", "string? Text", "long? Number" },
    };

    [Fact]
    public void The_same_sources_run_nothing()
    {
        CSharpCompilation compilation = Compile();
        GeneratorRun again = GeneratorRun.Of(compilation).Then(compilation.Clone());

        foreach (string step in TrackingNames.Json)
        {
            Assert.NotEmpty(again.Reasons(step));
            Assert.All(again.Reasons(step), AssertNothingNew);
        }

        Assert.Equal(4, again.OutputReasons().Count());
        Assert.All(again.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_edit_of_another_file_writes_nothing_anew(string step, string type)
    {
        GeneratorRun again = Edit("Other.cs", "return 1;", "return 2;");

        AssertNothingNew(again.Reason(step, type));
        Assert.Equal(IncrementalStepRunReason.Cached, again.OutputReason(type));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_edit_beside_the_type_in_its_file_writes_nothing_anew(string step, string type)
    {
        GeneratorRun again = Edit($"{type}.cs", "// before", "// moved\n\n");

        Assert.Equal(IncrementalStepRunReason.Unchanged, again.Reason(step, type));
        Assert.Equal(IncrementalStepRunReason.Cached, again.OutputReason(type));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_edit_of_a_method_in_the_type_writes_nothing_anew(string step, string type)
    {
        GeneratorRun again = Edit($"{type}.cs", "=> 1;", "=> 2;");

        Assert.Equal(IncrementalStepRunReason.Unchanged, again.Reason(step, type));
        Assert.Equal(IncrementalStepRunReason.Cached, again.OutputReason(type));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_edit_of_a_member_writes_its_type_anew_and_no_other(string step, string type, string before, string after)
    {
        GeneratorRun again = Edit($"{type}.cs", before, after);

        Assert.Equal(IncrementalStepRunReason.Modified, again.Reason(step, type));
        Assert.Equal(IncrementalStepRunReason.Modified, again.OutputReason(type));
        Assert.Single(again.OutputReasons(), reason => reason != IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_mistake_elsewhere_is_reported_and_writes_nothing_anew()
    {
        GeneratorRun again = Edit("Other.cs", "// before", "[OpenRouter.Aot.JsonModel] partial class Bad { public partial nint? Odd { get; set; } }");

        Assert.Equal("ORA002", Assert.Single(again.Diagnostics).Id);
        Assert.Single(again.OutputReasons(), IncrementalStepRunReason.New);
        Assert.Equal(4, again.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_mistake_is_reported_where_it_has_moved_to()
    {
        CSharpCompilation before = Replace(Compile(), "Other.cs", "// before", "\n[OpenRouter.Aot.JsonModel] class Bad;\n");
        GeneratorRun run = GeneratorRun.Of(before);
        GeneratorRun again = run.Then(Replace(before, "Other.cs", "namespace", "\n\nnamespace"));

        Assert.Equal(LineOf(run) + 2, LineOf(again));

        static int LineOf(GeneratorRun run) => Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line;
    }

    [Theory]
    [InlineData("string? First", "string? Other")]
    [InlineData("// before", "[OpenRouter.Aot.JsonModel] partial class Own { public partial int? First { get; set; } }")]
    public void The_directory_stays_while_the_names_of_public_models_do(string before, string after)
    {
        GeneratorRun again = Edit("Model.cs", before, after);

        Assert.All(again.Reasons(TrackingNames.Directory), AssertNothingNew);
        Assert.Equal(IncrementalStepRunReason.Cached, again.OutputReason(IsDirectory));
    }

    [Fact]
    public void The_directory_is_written_anew_for_another_model()
    {
        GeneratorRun again = Edit("Model.cs", "// before", "[OpenRouter.Aot.JsonModel] public partial class Another;");

        Assert.Equal([IncrementalStepRunReason.Modified], again.Reasons(TrackingNames.Directory));
        Assert.Equal(IncrementalStepRunReason.Modified, again.OutputReason(IsDirectory));
    }

    private static bool IsDirectory(object input) => input is (EquatableArray<string>, bool);

    private static GeneratorRun Edit(string path, string before, string after)
    {
        CSharpCompilation compilation = Compile();
        return GeneratorRun.Of(compilation).Then(Replace(compilation, path, before, after));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string path, string before, string after)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = old.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(old, Sources.Tree(path, text.Replace(before, after, StringComparison.Ordinal)));
    }

    private static CSharpCompilation Compile() => Sources.Compile(
        Bridge,
        Sources.Tree("Model.cs", """
            namespace OpenRouter.Aot.Cases;
            // before
            [OpenRouter.Aot.JsonModel] public partial class Model { public partial string? First { get; set; } int Own() => 1; }
            """),
        Sources.Tree("Choice.cs", """
            namespace OpenRouter.Aot.Cases;
            // before
            [OpenRouter.Aot.JsonOpenEnum] public readonly partial record struct Choice { public static partial Choice First { get; } int Own() => 1; }
            """),
        Sources.Tree("Either.cs", """
            namespace OpenRouter.Aot.Cases;
            // before
            [OpenRouter.Aot.JsonUnion] public readonly partial struct Either { public partial string? Text { get; } int Own() => 1; }
            """),
        Sources.Tree("Other.cs", """
            namespace OpenRouter.Aot.Cases;
            // before
            class Other { int Own() { return 1; } }
            """));

    private static void AssertNothingNew(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The step is {reason}.");
}
