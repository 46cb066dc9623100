using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>The schema of a type whose reader and writer were generated.</summary>
internal sealed class GeneratedSchema<T>(string name, string? description, RawJson json) : JsonSchema<T>(name, description, json)
    where T : IJsonSchema<T>
{
    public override T Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new SchemaReader(utf8Json);
        T value = T.ReadJson(ref reader);
        reader.End();
        return value;
    }

    public override void Write(T value, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new SchemaWriter(output);
        T.WriteJson(value, ref writer);
        writer.Flush();
    }
}
