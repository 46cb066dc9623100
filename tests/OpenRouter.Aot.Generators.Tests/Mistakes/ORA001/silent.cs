namespace OpenRouter.Aot.Cases.NotPartial
{
    [JsonModel]
    public sealed partial class Model;

    [JsonModel]
    internal partial class Derived : Unmarked;

    [JsonOpenEnum]
    public readonly partial record struct OpenEnum;

    [JsonUnion]
    public readonly partial struct Union;

    public class Unmarked;

    [Other.JsonModel]
    public sealed class OfSomebodyElse;
}

namespace OpenRouter.Aot.Cases.NotPartial.Other
{
    [System.AttributeUsage(System.AttributeTargets.Class)]
    internal sealed class JsonModelAttribute : System.Attribute;
}
