using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Reads any finish reason; never throws for one that is new.</summary>
internal sealed class FinishReasonConverter : JsonConverter<FinishReason>
{
    public override FinishReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonText.Of(ref reader));

    public override void Write(Utf8JsonWriter writer, FinishReason value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
