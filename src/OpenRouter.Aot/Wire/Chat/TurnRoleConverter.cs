using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Reads any role; never throws for one that is new.</summary>
internal sealed class TurnRoleConverter : JsonConverter<TurnRole>
{
    public override TurnRole Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonText.Of(ref reader));

    public override void Write(Utf8JsonWriter writer, TurnRole value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
