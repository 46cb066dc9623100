using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a pool. What makes no sense is left out; the analyzer reports it.</summary>
internal static class PoolReader
{
    public const string KeysClass = "Keys";
    public const string ModelsClass = "Models";
    public const string KeyNoun = "Key";
    public const string ModelNoun = "Model";

    /// <summary>The pool of a marked class; null where nothing can be added to it, or for the second of two marks.</summary>
    public static PoolSpec? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        // A class that is marked twice is the compiler's to report; two files of one name would end the generator.
        AttributeData mark = type.GetAttributes().First(attribute => AttributeNames.Of(attribute) == AttributeNames.KeyPool);
        if (!context.Attributes.Contains(mark) || mark.ApplicationSyntaxReference is not { } place
            || place.SyntaxTree != context.TargetNode.SyntaxTree || !context.TargetNode.Span.Contains(place.Span))
            return null;
        if (!CanBeAddedTo(type, cancellationToken) || PoolDeclaration.Of(type) is not { Mark: { } settings } declaration)
            return null;
        return new PoolSpec(
            TypePlaceReader.Read(type),
            ReadSettings(settings),
            new EquatableArray<KeySpec>(ReadKeys(declaration)),
            new EquatableArray<AccountSpec>(ReadAccounts(declaration)),
            new EquatableArray<RouteSpec>(ReadRoutes(declaration)));
    }

    /// <summary>Whether a class is one that can be a pool.</summary>
    public static bool CanBeAddedTo(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type is { TypeKind: TypeKind.Class, IsStatic: true } && TypePlaceReader.FindObstacle(type, cancellationToken) is null;

    private static PoolSettings ReadSettings(AttributeArguments mark) => new(
        ReadStrategy(mark.Find("Strategy")),
        mark.WholeNumber("FailureThreshold"),
        mark.Number("FailureWindowSeconds"),
        mark.Number("CooldownSeconds"),
        mark.Number("MaxCooldownSeconds"),
        mark.Text("BaseUrl"),
        mark.Text("AppUrl"),
        mark.Text("AppTitle"));

    private static string? ReadStrategy(TypedConstant value)
    {
        if (value is not { Kind: TypedConstantKind.Enum, Value: int number, Type: { } type })
            return null;
        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue is int constant && constant == number)?.Name ?? TextOf(number);
    }

    private static string TextOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<KeySpec> ReadKeys(PoolDeclaration declaration)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { KeysClass };
        foreach (AttributeArguments key in declaration.Keys)
        {
            if (key.Text(0) is not { } alias || PascalNames.Of(alias, KeyNoun) is not { Length: > 0 } identifier || !names.Add(identifier))
                continue;
            string? variable = SourceOf(key.Text("EnvironmentVariable")), file = SourceOf(key.Text("File"));
            yield return new KeySpec(
                alias, identifier, variable, variable is null ? file : null, key.Text("Account"), key.Text("Group"),
                key.Number("Weight"), key.WholeNumber("Priority"), key.WholeNumber("MaxConcurrency"), key.Number("Pace"));
        }
    }

    // What is a secret itself must not be repeated in a file that is written.
    private static string? SourceOf(string? text) => text is null || SecretText.IsKey(text) ? null : text;

    private static IEnumerable<AccountSpec> ReadAccounts(PoolDeclaration declaration)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributeArguments account in declaration.Accounts)
        {
            if (account.Text(0) is { } label && labels.Add(label))
                yield return new AccountSpec(label, account.WholeNumber("MaxConcurrency"));
        }
    }

    private static IEnumerable<RouteSpec> ReadRoutes(PoolDeclaration declaration)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { ModelsClass };
        foreach (AttributeArguments model in declaration.Models)
        {
            string[] slugs = [.. model.Texts(2).Select(fallback => fallback.Text).Prepend(model.Text(1)).Where(slug => !string.IsNullOrWhiteSpace(slug)).Distinct()!];
            if (slugs.Length > 0 && model.Text(0) is { } alias && PascalNames.Of(alias, ModelNoun) is { Length: > 0 } identifier && names.Add(identifier))
                yield return new RouteSpec(alias, identifier, new EquatableArray<string>(slugs));
        }
    }
}
