using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Tells content apart by its first token: a string is text, an array is parts.</summary>
internal sealed class TurnContentConverter : JsonConverter<TurnContent>
{
    public override TurnContent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new TurnContent(JsonText.Of(ref reader));
            case JsonTokenType.StartArray:
                List<ContentPart>? parts = JsonSerializer.Deserialize(ref reader, ChatJson.Default.ListContentPart);
                return new TurnContent(parts?.Where(part => part is not null) ?? []);
            default:
                // Whatever else a provider sends is shown rather than refused.
                return new TurnContent(JsonElement.ParseValue(ref reader).GetRawText());
        }
    }

    public override void Write(Utf8JsonWriter writer, TurnContent value, JsonSerializerOptions options)
    {
        if (value.Parts is { } parts)
            JsonSerializer.Serialize(writer, [.. parts], ChatJson.Default.ListContentPart);
        else
            writer.WriteStringValue(value.Text);
    }
}
