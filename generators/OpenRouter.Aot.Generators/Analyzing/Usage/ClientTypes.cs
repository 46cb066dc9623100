using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>The library's types that analyzers ask for, found once for a compilation.</summary>
internal sealed class ClientTypes
{
    private readonly INamedTypeSymbol? stream;
    private readonly INamedTypeSymbol? result;

    private ClientTypes(Compilation compilation, INamedTypeSymbol client)
    {
        Client = client;
        stream = compilation.GetTypeByMetadataName("OpenRouter.Aot.AnswerStream`1");
        result = compilation.GetTypeByMetadataName("OpenRouter.Aot.OpenRouterResult`1");
    }

    public INamedTypeSymbol Client { get; }

    /// <summary>The types; null where the compilation does not refer to the library, so that there is nothing to analyze.</summary>
    public static ClientTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("OpenRouter.Aot.OpenRouterClient") is { } client ? new ClientTypes(compilation, client) : null;

    public bool IsClient(ITypeSymbol? type) => Same(type, Client);

    /// <summary>Whether the type is one of the streams.</summary>
    public bool IsStream(ITypeSymbol? type)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (Same(one.OriginalDefinition, stream))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is what a Try method gives.</summary>
    public bool IsResult(ITypeSymbol? type) => Same(type?.OriginalDefinition, result);

    /// <summary>Whether the type is what a Try method gives for a stream.</summary>
    public bool IsStreamResult(ITypeSymbol? type) => IsResult(type) && IsStream(((INamedTypeSymbol)type!).TypeArguments[0]);

    /// <summary>Whether the library declares it.</summary>
    public bool IsOfLibrary(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Client.ContainingAssembly);

    private static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
