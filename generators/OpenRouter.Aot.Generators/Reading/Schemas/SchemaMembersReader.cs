using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads the members of a marked type, and how its values are made.</summary>
internal sealed class SchemaMembersReader(Compilation compilation, SchemaValueReader values, MistakeList mistakes, CancellationToken cancellationToken)
{
    /// <summary>Reads them, in their order.</summary>
    public IReadOnlyList<SchemaMemberSpec> Read(INamedTypeSymbol type)
    {
        IReadOnlyList<IPropertySymbol> properties = PropertiesOf(type);
        IMethodSymbol? constructor = ConstructorChoice.Of(type, properties);
        if (constructor is null)
            mistakes.Add(SchemaRules.NoConstructor, type, type.Name);
        bool setsRequired = constructor is not null && constructor.GetAttributes().Any(one =>
            KnownAttributes.Is(one, "System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute"));
        var members = new List<SchemaMemberSpec>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IPropertySymbol property in properties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IParameterSymbol? parameter = ConstructorChoice.ParameterOf(property, constructor);
            if (parameter is null && !CanBeSet(property, type))
            {
                if (constructor is not null && IsStored(property))
                    mistakes.Add(SchemaRules.CannotBeSet, property, property.Name);
                continue;
            }

            if (ReadMember(property, parameter, type, property.IsRequired && !setsRequired) is not { } member)
                continue;
            if (names.TryGetValue(member.WireName, out string? first))
                mistakes.Add(SchemaRules.NameTwice, property, first, property.Name, member.WireName);
            else
                names.Add(member.WireName, property.Name);
            members.Add(member);
        }

        return members;
    }

    private SchemaMemberSpec? ReadMember(IPropertySymbol property, IParameterSymbol? parameter, INamedTypeSymbol owner, bool isRequired)
    {
        bool isExtension = KnownAttributes.Json(property, "JsonExtensionDataAttribute") is not null;
        SchemaValueSpec? value = isExtension ? null : values.Read(property.Type);
        if (value is null)
        {
            ReportType(property, property.Type, isExtension ? property.Type : values.Culprit!, mistakes);
            return null;
        }

        IEnumerable<AttributeData> attributes = parameter is null ? property.GetAttributes() : property.GetAttributes().Concat(parameter.GetAttributes());
        value = WithLimits(value, attributes, property, mistakes);
        CheckEnum(value, property, mistakes);
        string wireName = KnownAttributes.TextOf(KnownAttributes.Json(property, "JsonPropertyNameAttribute")) ?? CodeNames.Camel(property.Name);
        string? description = Descriptions.OfProperty(property, parameter, cancellationToken);
        (SchemaSetting setting, string? code, string? json) = parameter is null
            ? SettingOf(property, owner, value, isRequired)
            : Constructed(DefaultReader.OfParameter(parameter, value));
        return new SchemaMemberSpec(property.Name, wireName, value, description, setting, parameter?.Name, code, json);
    }

    private static (SchemaSetting Setting, string? Code, string? Json) Constructed((string? Code, string? Json) value) => (SchemaSetting.Constructor, value.Code, value.Json);

    // A constant is known here; whatever else an initializer says, only the object itself knows.
    private (SchemaSetting Setting, string? Code, string? Json) SettingOf(IPropertySymbol property, INamedTypeSymbol owner, SchemaValueSpec value, bool isRequired)
    {
        // The parameters of a base record were given by the constructor of this one.
        if (!isRequired && owner.IsRecord && property.DeclaringSyntaxReferences.Any(one => one.GetSyntax(cancellationToken) is ParameterSyntax))
            return (SchemaSetting.Copy, null, null);
        if (isRequired || DefaultReader.InitializerOf(property, cancellationToken) is not { } initializer || DefaultReader.IsNothing(initializer))
            return (SchemaSetting.Initializer, null, null);
        (string? code, string? json) = DefaultReader.OfInitializer(initializer, value, compilation, cancellationToken);
        if (code is not null)
            return (SchemaSetting.Initializer, code, json);
        if (!property.SetMethod!.IsInitOnly)
            return (SchemaSetting.Setter, null, null);
        return (owner.IsRecord || owner.IsValueType ? SchemaSetting.Copy : SchemaSetting.Initializer, null, null);
    }

    /// <summary>Reports that a member's type has no form: because it is not marked, or because there is none.</summary>
    public static void ReportType(ISymbol member, ITypeSymbol type, ITypeSymbol culprit, MistakeList mistakes, DiagnosticDescriptor? rule = null)
    {
        if (SchemaTypeReader.CanBeMarked(culprit))
            mistakes.Add(SchemaRules.NotMarked, member, FixHints.Only(FixHints.MarkSchema, culprit.ToDisplayString()), member.Name, culprit.Name);
        else
            mistakes.Add(rule ?? SchemaRules.UnknownType, member, member.Name, type.ToDisplayString());
    }

    /// <summary>The type with what the attributes of the member allow of it.</summary>
    public static SchemaValueSpec WithLimits(SchemaValueSpec value, IEnumerable<AttributeData> attributes, ISymbol member, MistakeList mistakes)
    {
        SchemaLimits limits = LimitsReader.Read(attributes, value, (attribute, problem) => mistakes.Add(
            SchemaRules.LimitMisfit, attribute.ApplicationSyntaxReference is { } place ? Location.Create(place.SyntaxTree, place.Span) : member.Locations.FirstOrDefault(),
            hints: null, attribute.AttributeClass!.Name.Replace("Attribute", ""), member.Name, problem));
        return limits == SchemaLimits.None ? value : value with { Limits = limits };
    }

    /// <summary>Reports two members of an enumeration that have one name.</summary>
    public static void CheckEnum(SchemaValueSpec value, ISymbol member, MistakeList mistakes)
    {
        while (value.Item is { } item)
            value = item;
        foreach (IGrouping<string, SchemaEnumMember> twice in value.Members.GroupBy(one => one.WireName, StringComparer.Ordinal).Where(one => one.Count() > 1))
            mistakes.Add(SchemaRules.NameTwice, member, [.. twice.Take(2).Select(one => one.Path.Replace("global::", "")), twice.Key]);
    }

    /// <summary>
    /// The properties that are members in JSON: those of base types first, and each type's own in the order of the source. The compiler has several files in
    /// the order of a command line, which must not become that of the schema.
    /// </summary>
    private static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        for (INamedTypeSymbol? one = type; one is not null && one.SpecialType == SpecialType.None; one = one.BaseType)
        {
            IPropertySymbol[] own = [.. one.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null })
                .Where(property => property.CanBeReferencedByName && !KnownAttributes.IsIgnored(property) && !properties.Any(derived => derived.Name == property.Name))];
            if (one.DeclaringSyntaxReferences.Length > 1)
                own = [.. own.OrderBy(PartOf).ThenBy(property => FileOf(property), StringComparer.Ordinal).ThenBy(property => property.Locations[0].SourceSpan.Start)];
            properties.InsertRange(0, own);
        }

        return properties;
    }

    // The part with the mark is what a reader takes for the type; that with the parameters of a record comes before it.
    private static int PartOf(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        ParameterSyntax => 0,
        { } syntax when syntax.Parent is TypeDeclarationSyntax type && type.AttributeLists.Count > 0 => 1,
        _ => 2,
    };

    private static string FileOf(IPropertySymbol property) => property.Locations[0].SourceTree?.FilePath ?? "";

    private static bool CanBeSet(IPropertySymbol property, INamedTypeSymbol type) => property.SetMethod is { } setter
        && (setter.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(property.ContainingType, type));

    // Computed properties need no setter.
    private static bool IsStored(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
