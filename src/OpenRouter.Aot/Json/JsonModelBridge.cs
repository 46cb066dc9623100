using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>The types of this library, as System.Text.Json sees them. Only a program that asks for it carries it.</summary>
internal sealed partial class JsonModelBridge : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => Find(type, options);

    private static partial JsonTypeInfo? Find(Type type, JsonSerializerOptions options);

    private static JsonTypeInfo<T> Describe<T>(JsonSerializerOptions options)
        where T : class, IJsonModel<T> => JsonMetadataServices.CreateValueInfo<T>(options, new JsonModelConverter<T>());
}
