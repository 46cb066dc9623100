using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRouter.Aot.Generators.Tests.Harness;

namespace OpenRouter.Aot.Generators.Tests;

/// <summary>The analyzer refuses a pool exactly where the library refuses it when the program starts.</summary>
public class PoolAgreementTests
{
    private const string Variable = "ORA_CASE_AGREEMENT";

    private static readonly string[] Times =
        ["-1", "0", "0.00000004", "0.0000001", "1", "60", "3599.5", "3600", "2678399.9", "2678400", "2678400.1", "1e8", "1e12", "double.NaN", "double.PositiveInfinity", "double.MinValue"];

    /// <summary>A property of a pool, or of its one key or account, and what it is set to.</summary>
    private static readonly (string Owner, string Property, string[] Values)[] Samples =
    [
        ("pool", "Strategy", ["KeyStrategy.RoundRobin", "KeyStrategy.Weighted", "KeyStrategy.LeastInFlight", "(KeyStrategy)(-1)", "(KeyStrategy)3"]),
        ("pool", "FailureThreshold", ["int.MinValue", "0", "1", "64", "65"]),
        ("pool", "FailureWindowSeconds", Times),
        ("pool", "CooldownSeconds", Times),
        ("pool", "MaxCooldownSeconds", Times),
        ("pool", "BaseUrl", ["\"https://a.example/v1\"", "\"http://127.0.0.1:80\"", "\"a\"", "\"\"", "\"ftp://a\"", "\"http://openrouter.ai\"", "\"http://a.OpenRouter.ai\"",
            "\"https://u:p@a.example\"", "\"https://a.example?b\"", "\"https://a.example#b\"", "\"/a\"", "null"]),
        ("pool", "AppUrl", ["\"https://a.example?b\"", "\"a\"", "\"\"", "null"]),
        ("key", "Weight", ["-1", "0", "0.0005", "0.001", "0.0015", "1", "0.1 + 0.2", "2.0001", "1000", "1000.001", "double.NaN", "double.PositiveInfinity"]),
        ("key", "Priority", ["-1", "0", "1000", "1001"]),
        ("key", "MaxConcurrency", ["-1", "0", "1", "int.MaxValue"]),
        ("key", "Pace", ["-1", "0", "double.Epsilon", "0.5", "1000000", "1000000.5", "double.NaN"]),
        ("key", "Account", ["\"\"", "\" \"", "\"acme\"", "null"]),
        ("key", "Group", ["\"\"", "\" \"", "\"night\"", "null"]),
        ("account", "MaxConcurrency", ["-1", "0", "1"]),
    ];

    private static readonly (string Name, string Text)[] Pools = [.. Samples.SelectMany(one => one.Values.Select(value => (one.Owner, one.Property, value))).Select(Declare)];

    [Fact]
    public async Task A_value_is_refused_by_both_or_by_none()
    {
        string source = "using OpenRouter.Aot;\n" + string.Join('\n', Pools.Select(pool => pool.Text));
        CSharpCompilation compilation = Sources.Compile(isInternal: false, Sources.Tree("Pools.cs", source));
        GeneratorRun run = GeneratorRun.Of(compilation);
        ImmutableArray<Diagnostic> reports = await Analysis.ReportAsync(run);
        var refused = reports.Select(report => report.Location.GetLineSpan().StartLinePosition.Line).ToHashSet();
        using var bytes = new MemoryStream();
        Assert.True(run.Output.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken).Success);
        bytes.Position = 0;
        var context = new AssemblyLoadContext("Agreement", isCollectible: true);
        Environment.SetEnvironmentVariable(Variable, "secret");
        try
        {
            Assembly assembly = context.LoadFromStream(bytes);
            var differences = new StringBuilder();
            for (int i = 0; i < Pools.Length; i++)
            {
                string? mistake = Start(assembly.GetType(Pools[i].Name, throwOnError: true)!);
                if (refused.Contains(i + 1) != mistake is not null)
                    differences.Append(CultureInfo.InvariantCulture, $"{Pools[i].Text}\n    compiler: {(refused.Contains(i + 1) ? "refused" : "accepted")}, library: {mistake ?? "accepted"}\n");
            }

            Assert.Equal("", differences.ToString());
            Assert.InRange(refused.Count, 20, Pools.Length - 20);
        }
        finally
        {
            context.Unload();
        }
    }

    // A line each, so that what is reported is known by its line.
    private static (string Name, string Text) Declare((string Owner, string Property, string Value) sample, int index)
    {
        string setting = $"{sample.Property} = {sample.Value}";
        string pool = sample.Owner == "pool" ? $"({setting})" : "", account = sample.Property == "Account" ? "" : ", Account = \"acme\"";
        string key = sample.Owner == "key" ? $", {setting}" : "", limit = sample.Owner == "account" ? $"[OpenRouterAccount(\"acme\", {setting})] " : "";
        string name = $"Pool{index}";
        return (name, $"[OpenRouterKeyPool{pool}] [OpenRouterKey(\"main\", EnvironmentVariable = \"{Variable}\"{account}{key})] {limit}public static partial class {name};");
    }

    private static string? Start(Type pool)
    {
        try
        {
            pool.GetMethod("CreateOptions")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
            return null;
        }
        catch (OpenRouterConfigurationException error)
        {
            return error.Message;
        }
    }
}
