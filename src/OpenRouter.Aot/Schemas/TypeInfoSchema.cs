using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot;

/// <summary>The schema of a type that System.Text.Json reads and writes.</summary>
internal sealed class TypeInfoSchema<T>(JsonTypeInfo<T> typeInfo, string name, string? description, RawJson json) : JsonSchema<T>(name, description, json)
{
    public override T Read(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8Json, typeInfo) ?? throw new SchemaMismatchException("$ is null, where a value is due.", "$");
        }
        catch (JsonException mismatch) when (mismatch is not SchemaMismatchException && IsJson(utf8Json))
        {
            throw new SchemaMismatchException(mismatch.Message, mismatch.Path ?? "$", mismatch);
        }
    }

    public override void Write(T value, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, value, typeInfo);
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            RawJson.Parse(utf8Json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
