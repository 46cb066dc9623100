using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The arguments of an attribute with the places where they stand. What is missing or unfinished reads as if it were not there.</summary>
internal sealed class AttributeArguments(AttributeData attribute)
{
    private readonly AttributeSyntax? syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>Where the attribute stands.</summary>
    public Location Place => syntax?.GetLocation() ?? Location.None;

    /// <summary>Where the name of the type stands that has the attribute.</summary>
    public Location DeclarationPlace => syntax?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation() ?? Place;

    /// <summary>Whether a property is set.</summary>
    public bool Has(string property) => attribute.NamedArguments.Any(argument => argument.Key == property && argument.Value.Kind != TypedConstantKind.Error);

    /// <summary>The value that a property is set to.</summary>
    public TypedConstant Find(string property) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value;

    /// <summary>The text that a property is set to.</summary>
    public string? Text(string property) => Find(property) is { Kind: TypedConstantKind.Primitive } value ? value.Value as string : null;

    /// <summary>The whole number that a property is set to.</summary>
    public int? WholeNumber(string property) => Find(property) is { Kind: TypedConstantKind.Primitive } value ? value.Value as int? : null;

    /// <summary>The number that a property is set to, whole or not.</summary>
    public double? Number(string property) => Find(property) is { Kind: TypedConstantKind.Primitive } value ? value.Value as double? ?? value.Value as int? : null;

    /// <summary>The text of a parameter of the constructor.</summary>
    public string? Text(int parameter) => attribute.ConstructorArguments.Length > parameter
        && attribute.ConstructorArguments[parameter] is { Kind: TypedConstantKind.Primitive } value ? value.Value as string : null;

    /// <summary>The texts of a parameter that is a list, each with its place.</summary>
    public IEnumerable<(string? Text, Location Place)> Texts(int parameter)
    {
        if (attribute.ConstructorArguments.Length <= parameter || attribute.ConstructorArguments[parameter] is not { Kind: TypedConstantKind.Array, IsNull: false } list)
            yield break;
        ExpressionSyntax[] places = PlacesOf(parameter, list.Values.Length);
        for (int i = 0; i < list.Values.Length; i++)
            yield return (list.Values[i].Value as string, i < places.Length ? places[i].GetLocation() : PlaceOf(parameter));
    }

    /// <summary>Where the value of a property stands.</summary>
    public Location PlaceOf(string property) =>
        Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression.GetLocation() ?? Place;

    /// <summary>Where the value of a parameter stands.</summary>
    public Location PlaceOf(int parameter) => Positional(parameter).FirstOrDefault()?.Expression.GetLocation() ?? Place;

    private IEnumerable<AttributeArgumentSyntax> Arguments => syntax?.ArgumentList?.Arguments ?? [];

    private IEnumerable<AttributeArgumentSyntax> Positional(int parameter)
    {
        string? name = attribute.AttributeConstructor is { } constructor && constructor.Parameters.Length > parameter ? constructor.Parameters[parameter].Name : null;
        AttributeArgumentSyntax? named = name is null ? null : Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        return named is not null ? [named] : Arguments.Where(argument => argument.NameEquals is null).Skip(parameter).Where(argument => argument.NameColon is null);
    }

    // One by one, or written as an array.
    private ExpressionSyntax[] PlacesOf(int parameter, int count)
    {
        ExpressionSyntax[] places = [.. Positional(parameter).Select(argument => argument.Expression)];
        if (places.Length != 1)
            return places;
        ExpressionSyntax[] items = places[0] switch
        {
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(item => item.Expression)],
            _ => places,
        };
        return items.Length == count ? items : places;
    }
}
