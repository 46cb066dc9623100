using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NoObject;

[OpenRouterSchema]
public abstract partial record Abstract(string Name);

[OpenRouterSchema]
public static partial class Static;

[OpenRouterSchema]
public partial record Generic<T>(int Number);

public partial class Outer<T>
{
    [OpenRouterSchema]
    public partial record Inner(int Number);
}

[OpenRouterSchema]
public ref partial struct Ref
{
    public int Number { get; set; }
}

[OpenRouterSchema]
[JsonDerivedType(typeof(Derived))]
public partial record Polymorphic(int Number);

public sealed record Derived(int Number) : Polymorphic(Number);

[OpenRouterSchema]
file partial record OfOneFile(int Number);
