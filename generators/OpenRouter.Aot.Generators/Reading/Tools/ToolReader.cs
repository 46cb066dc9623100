using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>Reads a method that is marked with <c>[OpenRouterTool]</c>.</summary>
internal sealed class ToolReader(Compilation compilation, MistakeList mistakes, CancellationToken cancellationToken)
{
    /// <summary>Reads it; null where a mistake leaves nothing to generate.</summary>
    public ToolSpec? Read(IMethodSymbol method)
    {
        if (WhyNot(method) is { } reason)
        {
            mistakes.Add(ToolRules.NoTool, method, method.Name, reason);
            return null;
        }

        // While it is typed.
        if (!method.CanBeReferencedByName || !method.Parameters.All(parameter => parameter.CanBeReferencedByName))
            return null;
        AttributeData mark = KnownAttributes.Own(method, AttributeNames.Tool)!;
        string name = mark.ConstructorArguments.ElementAtOrDefault(0).Value as string ?? ToolNames.Of(method.Name);
        if (!ToolNames.IsName(name))
            mistakes.Add(ToolRules.BadName, method, name);
        string? description = mark.ConstructorArguments.ElementAtOrDefault(1).Value as string ?? Descriptions.OfMethod(method, cancellationToken);
        if (string.IsNullOrWhiteSpace(description))
            mistakes.Add(ToolRules.NoDescription, method, method.Name, name);

        var values = new SchemaValueReader(allowsRaw: true);
        var parameters = new List<ToolParameterSpec>();
        var arguments = new List<SchemaMemberSpec>();
        bool isWhole = true;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ToolParameterKind kind = KindOf(parameter);
            parameters.Add(new ToolParameterSpec(kind, parameter.Name, SchemaValueReader.NameOf(parameter.Type)));
            if (kind != ToolParameterKind.Argument)
                continue;
            if (ReadArgument(parameter, values) is { } argument)
                arguments.Add(argument);
            else
                isWhole = false;
        }

        IParameterSymbol[] tokens = [.. method.Parameters.Where(parameter => KindOf(parameter) == ToolParameterKind.Token)];
        if (tokens.Length > 1)
            mistakes.Add(ToolRules.TokenTwice, tokens[1], tokens[0].Name, tokens[1].Name);
        bool isRead = ReadResult(method, out bool isAwaited, out SchemaValueSpec? result);
        if (!isWhole || !isRead)
            return null;
        EquatableArray<string> json = new SchemaDocument(compilation, values, cancellationToken).OfParameters(arguments);
        bool isReadOnly = mark.NamedArguments.Any(one => one is { Key: "IsReadOnly", Value.Value: true });
        return new ToolSpec(
            method.Name, method.IsStatic, name, description, isReadOnly, json,
            new EquatableArray<ToolParameterSpec>(parameters), new EquatableArray<SchemaMemberSpec>(arguments), isAwaited, result);
    }

    private static string? WhyNot(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return "is no ordinary method";
        if (method.IsGenericMethod)
            return "has type parameters, which no model can choose";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            return "returns a reference";
        return method.Parameters.Select(WhyNot).FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyNot(IParameterSymbol parameter)
    {
        if (parameter.IsParams)
            return $"takes '{parameter.Name}' as params: take an array";
        return parameter.RefKind == RefKind.None ? null : $"takes '{parameter.Name}' by reference: take it by value";
    }

    private static ToolParameterKind KindOf(IParameterSymbol parameter)
    {
        string type = SchemaValueReader.NameOf(parameter.Type);
        bool mayBeMissing = parameter.NullableAnnotation == NullableAnnotation.Annotated;
        if (type == "global::System.Threading.CancellationToken")
            return ToolParameterKind.Token;
        if (type == "global::OpenRouter.Aot.ToolInvocation")
            return ToolParameterKind.Invocation;
        if (type == "global::System.IServiceProvider")
            return mayBeMissing ? ToolParameterKind.OptionalServices : ToolParameterKind.Service;
        if (KnownAttributes.Own(parameter, AttributeNames.Service) is null)
            return ToolParameterKind.Argument;
        return mayBeMissing ? ToolParameterKind.OptionalService : ToolParameterKind.Service;
    }

    private SchemaMemberSpec? ReadArgument(IParameterSymbol parameter, SchemaValueReader values)
    {
        if (values.Read(parameter.Type) is not { } value)
        {
            SchemaMembersReader.ReportType(parameter, parameter.Type, values.Culprit!, mistakes, ToolRules.UnknownParameter);
            return null;
        }

        value = SchemaMembersReader.WithLimits(value, parameter.GetAttributes(), parameter, mistakes);
        SchemaMembersReader.CheckEnum(value, parameter, mistakes);
        (string? code, string? json) = DefaultReader.OfParameter(parameter, value);
        return new SchemaMemberSpec(
            parameter.Name, parameter.Name, value, Descriptions.OfParameter(parameter, cancellationToken), SchemaSetting.Constructor, parameter.Name, code, json);
    }

    private bool ReadResult(IMethodSymbol method, out bool isAwaited, out SchemaValueSpec? result)
    {
        result = null;
        ITypeSymbol type = method.ReturnType;
        isAwaited = type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingType: null } && Namespaces.IsIn(type, "System.Threading.Tasks");
        if (isAwaited && ((INamedTypeSymbol)type).TypeArguments.Length == 1)
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        else if (isAwaited || method.ReturnsVoid)
            return true;
        string name = SchemaValueReader.NameOf(type);
        if (name == "global::OpenRouter.Aot.TurnContent")
        {
            result = new SchemaValueSpec(SchemaKind.Content, name, false, true, null, default, SchemaLimits.None);
            return true;
        }

        var values = new SchemaValueReader(allowsRaw: true);
        result = values.Read(type);
        if (result is null)
            SchemaMembersReader.ReportType(method, type, values.Culprit!, mistakes, ToolRules.UnknownResult);
        else
            SchemaMembersReader.CheckEnum(result, method, mistakes);
        return result is not null;
    }
}
