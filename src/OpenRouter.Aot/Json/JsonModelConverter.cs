using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Reads and writes a type of this library where System.Text.Json comes upon it, with every member kept.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : class, IJsonModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return OpenRouterJson.Parse<T>(JsonMarshal.GetRawUtf8Value(document.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // What was written here is valid.
        writer.WriteRawValue(OpenRouterJson.ToUtf8Bytes(value), skipInputValidation: true);
    }
}
