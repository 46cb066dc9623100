using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>What is generated compiles without a warning against the library, and reads and writes what the case says.</summary>
public class CompiledCaseTests
{
    private const string Unknown = """{"never heard of":[1,{"a":null,"b":"ü\"\u0001"}],"nor of this":null}""";

    public static TheoryData<string> Cases { get; } = [.. GoldenCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_compiles_and_does_what_it_says(string name)
    {
        (AssemblyLoadContext context, Assembly assembly) = Load(new GoldenCase(name).Compile());
        try
        {
            Type checking = assembly.GetType("OpenRouter.Aot.Cases.Check", throwOnError: true)!;
            object check = Activator.CreateInstance(checking)!;
            MethodInfo uses = assembly.GetTypes().Single(type => type.Name == "Uses").GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
            uses.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [check], null);

            AssertNone((IEnumerable<string>)checking.GetProperty("Mistakes")!.GetValue(check)!);
            Assert.True((int)checking.GetProperty("Count")!.GetValue(check)! > 0, "The case checks nothing.");
            foreach (Type model in assembly.GetTypes().Where(IsModel))
                CheckModel(model);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The oldest version of the language that knows partial properties.</summary>
    [Fact]
    public void All_cases_compile_in_the_oldest_language() =>
        Assert.All(GoldenCase.All, one => Emit(one.Compile(LanguageVersion.CSharp13)));

    [Fact]
    public void A_mistake_in_a_case_would_be_seen()
    {
        SyntaxTree wrong = Sources.Tree("Wrong.cs", "class Wrong { string M(string? text) => text; }");
        Assert.ThrowsAny<Exception>(() => Emit(Sources.Compile(wrong)));
    }

    private static bool IsModel(Type type) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonModel<>));

    /// <summary>What holds for every model, whatever its members.</summary>
    private static void CheckModel(Type type)
    {
        MethodInfo trip = typeof(CompiledCaseTests).GetMethod(nameof(Trip), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
        bool keeps = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(property => property.PropertyType == typeof(ExtraMembers));
        Assert.Equal("{}", trip.Invoke(null, ["{}"]));
        Assert.Equal(keeps ? Unknown : "{}", trip.Invoke(null, [Unknown]));
        TargetInvocationException wrong = Assert.Throws<TargetInvocationException>(() => trip.Invoke(null, ["[]"]));
        Assert.IsType<System.Text.Json.JsonException>(wrong.InnerException);
    }

    private static string Trip<T>(string json)
        where T : class, IJsonModel<T> => Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(OpenRouterJson.Parse<T>(Encoding.UTF8.GetBytes(json))));

    private static void AssertNone(IEnumerable<string> mistakes) => Assert.True(!mistakes.Any(), string.Join('\n', mistakes));

    private static (AssemblyLoadContext Context, Assembly Assembly) Load(CSharpCompilation compilation)
    {
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        return (context, context.LoadFromStream(Emit(compilation)));
    }

    private static MemoryStream Emit(CSharpCompilation compilation)
    {
        var assembly = new MemoryStream();
        EmitResult result = GeneratorRun.Of(compilation).Output.Emit(assembly);
        AssertNone(result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(one => one.ToString()));
        Assert.True(result.Success);
        assembly.Position = 0;
        return assembly;
    }
}
