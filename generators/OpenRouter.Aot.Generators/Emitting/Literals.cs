using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Constants in the code that is written.</summary>
internal static class Literals
{
    /// <summary>A number of JSON as a literal of a type.</summary>
    public static string Number(string json, SchemaKind kind) => kind switch
    {
        SchemaKind.Decimal => json + "m",
        SchemaKind.Single => json + "f",
        SchemaKind.Double => json + "d",
        _ => json,
    };
}
