using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Ways through the tree of operations.</summary>
internal static class Operations
{
    /// <summary>The operation that uses the value, past conversions.</summary>
    public static IOperation? User(IOperation value)
    {
        IOperation? user = value.Parent;
        while (user is IConversionOperation)
            user = user.Parent;
        return user;
    }

    /// <summary>The operation under conversions and an await.</summary>
    public static IOperation? Source(IOperation? value)
    {
        while (value is IConversionOperation or IAwaitOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)value).Operation;
        return value;
    }

    /// <summary>Whether the user reads a member of the value, or calls one.</summary>
    public static bool IsInstanceOf(IOperation value, IOperation? user) => user switch
    {
        IInvocationOperation invocation => Contains(invocation.Instance, value),
        IMemberReferenceOperation member => Contains(member.Instance, value),
        _ => false,
    };

    /// <summary>The whole body that an operation is part of.</summary>
    public static IOperation Body(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>Every place where a local is named in its body, beside its declaration.</summary>
    public static IEnumerable<IOperation> References(IOperation body, ILocalSymbol local) => body.Descendants()
        .Where(one => one is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>The local that is declared with the value; null where the value goes elsewhere.</summary>
    public static ILocalSymbol? DeclaredLocal(IOperation value) =>
        User(value) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;

    private static bool Contains(IOperation? instance, IOperation value)
    {
        while (instance is IConversionOperation conversion && instance != value)
            instance = conversion.Operand;
        return instance == value;
    }
}
