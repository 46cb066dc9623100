using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Reading;

/// <summary>With which kind of token a value begins.</summary>
internal static class Tokens
{
    /// <summary>The name of the kind, as <c>JsonValueKind</c> has it.</summary>
    public static string Of(ValueKind kind) => kind switch
    {
        ValueKind.Text or ValueKind.OpenEnum or ValueKind.Time or ValueKind.DecimalText or ValueKind.Route => "String",
        ValueKind.Truth => "True",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal => "Number",
        ValueKind.List or ValueKind.GrowingList => "Array",
        _ => "Object",
    };
}
