using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Keeps secrets out of every JSON: writing one fails, and reading one would mean that it stood in a file.</summary>
internal sealed class ApiKeyConverter : JsonConverter<ApiKey>
{
    private const string Refusal = "A key is never written to or read from JSON. Name its source instead: an environment variable or a file.";

    public override ApiKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException(Refusal);

    public override void Write(Utf8JsonWriter writer, ApiKey value, JsonSerializerOptions options) => throw new NotSupportedException(Refusal);
}
