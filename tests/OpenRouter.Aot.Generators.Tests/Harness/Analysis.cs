using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>What all generators and analyzers together report, as a compiler shows it.</summary>
internal static class Analysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. typeof(JsonGenerator).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static Task<ImmutableArray<Diagnostic>> ReportAsync(CSharpCompilation compilation) => ReportAsync(GeneratorRun.Of(compilation));

    /// <summary>What is reported, in the order of the places. An analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(GeneratorRun run)
    {
        ImmutableArray<Diagnostic> ofAnalyzers = await run.Output.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(ofAnalyzers, one => one.Id == "AD0001");
        return [.. run.Diagnostics.Concat(ofAnalyzers)
            .OrderBy(one => one.Location.SourceSpan.Start)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .ThenBy(one => one.GetMessage(CultureInfo.InvariantCulture), StringComparer.Ordinal)];
    }

    /// <summary>A line for each: place, text, severity, number, message.</summary>
    public static string Text(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic one in diagnostics)
        {
            FileLinePositionSpan place = one.Location.GetLineSpan();
            // The severity of the rule, and not that of a consumer that makes warnings errors.
            text.Append(CultureInfo.InvariantCulture, $"({Place(place.StartLinePosition)}-{End(place)}) {FirstLine(GoldenCase.TextAt(one))}: ");
            text.Append(CultureInfo.InvariantCulture, $"{one.DefaultSeverity} {one.Id}: {one.GetMessage(CultureInfo.InvariantCulture)}\n");
        }

        return text.ToString();
    }

    private static string Place(Microsoft.CodeAnalysis.Text.LinePosition position) => FormattableString.Invariant($"{position.Line + 1},{position.Character + 1}");

    private static string End(FileLinePositionSpan place) => place.StartLinePosition.Line == place.EndLinePosition.Line
        ? FormattableString.Invariant($"{place.EndLinePosition.Character + 1}")
        : Place(place.EndLinePosition);

    private static string FirstLine(string text) => text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n')[0].TrimEnd() + "…" : text;
}
