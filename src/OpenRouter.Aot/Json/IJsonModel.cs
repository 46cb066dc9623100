using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>A request, an answer or a part of one, which <see cref="OpenRouterJson"/> reads and writes. Only types of this library implement it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <remarks>
/// The members are called by <see cref="OpenRouterJson"/> alone, whose methods are inlined where the type is known. A call out of generic code, which all
/// types share, would make the ahead-of-time compiler keep the readers and the writers of every type that a program makes: 50 KB where it chats.
/// </remarks>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The reader of a type belongs to the type.")]
public interface IJsonModel<TSelf>
    where TSelf : class, IJsonModel<TSelf>
{
    /// <summary>Reads the value that comes next; null, with nothing consumed, where it is no object.</summary>
    internal static abstract TSelf? Read(ref JsonReader reader);

    /// <summary>Writes it as one value.</summary>
    internal void Write(ref JsonWriter writer);
}
