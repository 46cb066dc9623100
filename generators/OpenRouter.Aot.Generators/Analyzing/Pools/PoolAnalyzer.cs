using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds every mistake of the pools, which the generator passes over in silence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PoolAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        PoolRules.NotStaticPartial, PoolRules.NoKeys, PoolRules.AliasTwice, PoolRules.SecretTwice, PoolRules.NoSource, PoolRules.BadSource,
        PoolRules.OutOfRange, PoolRules.WeightIgnored, PoolRules.CooldownsCross, PoolRules.NameTwice, PoolRules.NoName, PoolRules.NameTaken,
        PoolRules.NoPool, PoolRules.UnknownAccount, PoolRules.NoAddress, PoolRules.Blank,
        ModelRules.NotASlug, ModelRules.UnknownSuffix, ModelRules.Repeated,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeNames.InFull(AttributeNames.KeyPool)) is not null)
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || PoolDeclaration.Of(type) is not { } declaration)
            return;
        if (declaration.Mark is not { } mark)
        {
            AttributeArguments first = declaration.Keys.Concat(declaration.Models).Concat(declaration.Accounts).First();
            context.ReportDiagnostic(Diagnostic.Create(PoolRules.NoPool, first.Place, type.Name));
            return;
        }

        ClassMistakes.Find(declaration, mark, context.ReportDiagnostic, context.CancellationToken);
        SettingMistakes.Find(declaration, mark, context.ReportDiagnostic);
        NameMistakes.Find(declaration, context.ReportDiagnostic);
        KeyMistakes.Find(declaration, context.ReportDiagnostic);
        AccountMistakes.Find(declaration, context.ReportDiagnostic);
        foreach (AttributeArguments model in declaration.Models)
            RouteMistakes.Find(model.Texts(2).Prepend((model.Text(1), model.PlaceOf(1))), RouteMistakes.OnlySlugs, context.ReportDiagnostic);
    }
}
