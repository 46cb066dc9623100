using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>A program of 200 types in a file each, as somebody works on it who uses the library: most are plain, and 50 are marked for our generators.</summary>
internal static class ConsumerProject
{
    public const int PlainCount = 150;
    public const int MarkedCount = 50;

    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    public static CSharpCompilation Create()
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "OpenRouter.Aot.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, PlainCount).Select(i => Tree($"Plain{i}.cs", Plain(i)))
            .Concat(Enumerable.Range(0, MarkedCount).Select(i => Tree($"Marked{i}.cs", Marked(i))))
            .Append(Tree("Usings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks; global using OpenRouter.Aot;"));
        return CSharpCompilation.Create(
            "Consumer", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>A key that is typed in it.</summary>
    public static Keystroke Type(CSharpCompilation compilation, KeystrokePlace place) => place switch
    {
        KeystrokePlace.PlainBody => Keystroke.Of(compilation, "Plain7.cs", "return total", "++most;"),
        KeystrokePlace.BesideMark => Keystroke.Of(compilation, "Marked0.cs", "return text", "text += 1;"),
        _ => Keystroke.Of(compilation, "Marked0.cs", "\", EnvironmentVariable", "s"),
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

    private static string Marked(int number) => $$"""
        namespace Consumer.Marked;

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
}
