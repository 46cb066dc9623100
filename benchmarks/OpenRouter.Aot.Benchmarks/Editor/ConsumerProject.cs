using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>A program of 200 types in a file each, as somebody works on it who uses the library: 150 are plain, and the others are marked for our generators.</summary>
internal static class ConsumerProject
{
    public const int PlainCount = 150;
    public const int PoolCount = 10;
    public const int SchemaCount = 20;
    public const int ToolCount = 20;
    public const int MarkedCount = PoolCount + SchemaCount + ToolCount;

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.ComponentModel.DataAnnotations; global using System.Linq; " +
        "global using System.Threading; global using System.Threading.Tasks; global using OpenRouter.Aot;";

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static CSharpCompilation Create()
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "OpenRouter.Aot.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, PlainCount).Select(i => Tree($"Plain{i}.cs", Plain(i)))
            .Concat(Enumerable.Range(0, PoolCount).Select(i => Tree($"Pool{i}.cs", Pool(i))))
            .Concat(Enumerable.Range(0, SchemaCount).Select(i => Tree($"Place{i}.cs", Schema(i))))
            .Concat(Enumerable.Range(0, ToolCount).Select(i => Tree($"Tools{i}.cs", Tools(i))))
            .Append(Tree("Usings.cs", Usings));
        return CSharpCompilation.Create(
            "Consumer", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>A key that is typed in it.</summary>
    public static Keystroke Type(CSharpCompilation compilation, KeystrokePlace place) => place switch
    {
        KeystrokePlace.PlainBody => Keystroke.Of(compilation, "Plain7.cs", "return total", "++most;"),
        KeystrokePlace.BesidePool => Keystroke.Of(compilation, "Pool0.cs", "return text", "text += 1;"),
        KeystrokePlace.InPool => Keystroke.Of(compilation, "Pool0.cs", "\", EnvironmentVariable", "s"),
        KeystrokePlace.BesideSchema => Keystroke.Of(compilation, "Place0.cs", "return text", "text += 1;"),
        KeystrokePlace.InSchema => Keystroke.Of(compilation, "Place0.cs", " stands in its", " really"),
        KeystrokePlace.BesideTool => Keystroke.Of(compilation, "Tools0.cs", "return text", "text += 1;"),
        _ => Keystroke.Of(compilation, "Tools0.cs", " by its name", " or more"),
    };

    private static SyntaxTree Tree(string name, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Options, name);

    private static string Plain(int number) => $$"""
        namespace Consumer.Plain;

        /// <summary>A service with methods and properties, some of them with attributes of somebody else.</summary>
        [Serializable]
        public sealed class Plain{{number}}(IReadOnlyList<string> names)
        {
            private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

            public string Name { get; set; } = "{{number}}";

            public Plain{{(number + 1) % PlainCount}}? Next { get; set; }

            [Obsolete("Use Count.")]
            public int Total => counts.Values.Sum();

            public int Count(string name, int most)
            {
                int total = 0;
                foreach (string one in names.Where(one => one.StartsWith(name, StringComparison.Ordinal)))
                {
                    counts[one] = counts.GetValueOrDefault(one) + 1;
                    total += Math.Min(counts[one], most);
                }

                return total;
            }

            public async Task<string> DescribeAsync()
            {
                await Task.Yield();
                return Next is null ? Name : $"{Name} before {await Next.DescribeAsync()}";
            }
        }
        """;

    private static string Pool(int number) => $$"""
        namespace Consumer.Pools;

        /// <summary>The keys of one part of the program.</summary>
        [OpenRouterKeyPool(FailureThreshold = 3, FailureWindowSeconds = 60, CooldownSeconds = 60)]
        [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_{{number}}", Account = "acme", Weight = 2, MaxConcurrency = 5)]
        [OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_SPARE_{{number}}", Account = "acme")]
        [OpenRouterModel("chat", "anthropic/claude-sonnet-4.5", "openai/gpt-5-mini")]
        public static partial class Pool{{number}}
        {
            public static string Shorten(string text)
            {
                if (text.Length > {{number}})
                    text = text[..{{number}}];
                return text;
            }
        }
        """;

    private static string Schema(int number) => $$"""
        namespace Consumer.Schemas;

        /// <summary>What is known of a place.</summary>
        [OpenRouterSchema]
        public partial record Place{{number}}([property: StringLength(80)] string Name, [property: Range(-90, 60)] double Celsius, DayOfWeek Day)
        {
            /// <summary>What stands in its reports.</summary>
            public IReadOnlyList<string>? Reports { get; init; }

            {{(number % 4 < 3 ? $"public Place{number + 1}? Next {{ get; init; }}" : "")}}

            public string Describe()
            {
                string text = Name;
                return text + Day;
            }
        }
        """;

    private static string Tools(int number) => $$"""
        namespace Consumer.Tools;

        /// <summary>What a model may do.</summary>
        public static partial class Tools{{number}}
        {
            [OpenRouterTool("find", "Finds a place by its name.")]
            public static async Task<Schemas.Place{{number}}> FindAsync(string name, int most = 10, CancellationToken ct = default)
            {
                await Task.Delay(most, ct);
                return new(name, 20, DayOfWeek.Monday);
            }

            /// <summary>Compares two places.</summary>
            [OpenRouterTool]
            public static string Compare(Schemas.Place{{number}} first, Schemas.Place{{number}} second)
            {
                string text = first.Name;
                return text + second.Name;
            }
        }
        """;
}
