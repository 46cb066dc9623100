using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>A request, an answer or a part of one, which <see cref="OpenRouterJson"/> reads and writes. Only types of this library implement it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The reader of a type belongs to the type.")]
public interface IJsonModel<TSelf>
    where TSelf : class, IJsonModel<TSelf>
{
    /// <summary>Reads the value that comes next; null, with nothing consumed, where it is no object.</summary>
    internal static abstract TSelf? Read(ref JsonReader reader);

    /// <summary>Writes it as one value.</summary>
    internal void Write(ref JsonWriter writer);
}
