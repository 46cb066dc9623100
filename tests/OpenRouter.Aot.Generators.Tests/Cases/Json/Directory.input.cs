#pragma warning disable CS0436 // The library has a bridge of its own.
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot
{
    internal sealed partial class JsonModelBridge
    {
        public static bool Knows<T>() => Find(typeof(T), System.Text.Json.JsonSerializerOptions.Default) is null;

        private static partial JsonTypeInfo? Find(System.Type type, System.Text.Json.JsonSerializerOptions options);

        private static JsonTypeInfo? Describe<T>(System.Text.Json.JsonSerializerOptions options)
            where T : class, IJsonModel<T> => JsonTypeInfo.CreateJsonTypeInfo<T>(options);
    }
}

namespace OpenRouter.Aot.Cases.Directories
{
    [JsonModel]
    public sealed partial class Second;

    [JsonModel]
    public sealed partial class First;

    [JsonModel]
    internal sealed partial class Hidden;

    public static class Uses
    {
        public static void Run(Check check)
        {
            check.Same(false, JsonModelBridge.Knows<First>());
            check.Same(false, JsonModelBridge.Knows<Second>());
            check.Same(true, JsonModelBridge.Knows<Hidden>());
        }
    }
}
