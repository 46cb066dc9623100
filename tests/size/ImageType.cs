namespace OpenRouter.Aot.Size;

/// <summary>A type that is no other's. Primitive types, function pointers and the like have no name.</summary>
internal readonly record struct ImageType(string Assembly, string Namespace, string Name)
{
    /// <summary>The assembly, and the full name.</summary>
    public override string ToString() => $"{Assembly} {Namespace}.{Name}";
}
