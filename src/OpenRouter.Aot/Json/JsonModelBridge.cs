using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>The types of this library, as System.Text.Json sees them. Only a program that asks for it carries it.</summary>
internal sealed partial class JsonModelBridge : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        type == typeof(ApiError) ? Describe<ApiError>(options) : Find(type, options);

    private static partial JsonTypeInfo? Find(Type type, JsonSerializerOptions options);

    private static JsonTypeInfo<T> Describe<T>(JsonSerializerOptions options)
        where T : class, IJsonModel<T> => JsonMetadataServices.CreateValueInfo<T>(options, new Converter<T>());

    private sealed class Converter<T> : JsonConverter<T>
        where T : class, IJsonModel<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return OpenRouterJson.Parse<T>(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(document.RootElement));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            // What was written here is valid JSON.
            writer.WriteRawValue(OpenRouterJson.ToUtf8Bytes(value), skipInputValidation: true);
    }
}
