using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Writing what one payload holds into a buffer that is used again, by the generated writer and by System.Text.Json's.</summary>
internal sealed class WireWriteWork
{
    private readonly ArrayBufferWriter<byte> output = new(2 * 1024 * 1024);
    private readonly Action generated;
    private readonly Action plain;

    public WireWriteWork(WirePayload payload)
    {
        byte[] json = WirePayloads.Of(payload);
        (generated, plain) = payload switch
        {
            WirePayload.Chunk => (Generated(OpenRouterJson.Parse<ChatChunk>(json)), Plain(json, PlainJson.Default.PlainChatChunk)),
            WirePayload.ResponsesAnswer => (Generated(OpenRouterJson.Parse<ResponseAnswer>(json)), Plain(json, PlainJson.Default.PlainResponseAnswer)),
            WirePayload.ModelsList => (Generated(OpenRouterJson.Parse<ModelList>(json)), Plain(json, PlainJson.Default.PlainModelList)),
            _ => (Generated(OpenRouterJson.Parse<ChatCompletion>(json)), Plain(json, PlainJson.Default.PlainChatCompletion)),
        };
    }

    public int Generated()
    {
        generated();
        return output.WrittenCount;
    }

    public int StjSourceGenerated()
    {
        plain();
        return output.WrittenCount;
    }

    public void RepeatGenerated(int times)
    {
        for (int i = 0; i < times; i++)
            generated();
    }

    public void RepeatStjSourceGenerated(int times)
    {
        for (int i = 0; i < times; i++)
            plain();
    }

    private Action Generated<T>(T value)
        where T : class, IJsonModel<T> => () =>
        {
            output.ResetWrittenCount();
            OpenRouterJson.Write(value, output);
        };

    private Action Plain<T>(byte[] json, JsonTypeInfo<T> typeInfo)
    {
        T value = JsonSerializer.Deserialize(json, typeInfo)!;
        var plainWriter = new Utf8JsonWriter(output);
        return () =>
        {
            output.ResetWrittenCount();
            plainWriter.Reset();
            JsonSerializer.Serialize(plainWriter, value, typeInfo);
            plainWriter.Flush();
        };
    }
}
