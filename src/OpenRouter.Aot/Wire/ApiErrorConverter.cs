using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Reads an error of any shape, and writes it back as it was sent.</summary>
internal sealed class ApiErrorConverter : JsonConverter<ApiError>
{
    public override ApiError? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ApiErrorReader.FromErrorMember(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, ApiError value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}
