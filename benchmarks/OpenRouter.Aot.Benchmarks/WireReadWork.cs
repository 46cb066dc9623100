using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Reading one payload, by the generated reader and by System.Text.Json's into plain types of the same members.</summary>
internal sealed class WireReadWork
{
    // As a stream has it: what repeats in every chunk is made once.
    private readonly JsonScratch stream = new(JsonLimits.Default, new JsonStrings());
    private readonly byte[] json;
    private readonly Func<object> generated;
    private readonly Func<object> plain;

    public WireReadWork(WirePayload payload)
    {
        json = WirePayloads.Of(payload);
        (generated, plain) = payload switch
        {
            WirePayload.Chunk => (() => OpenRouterJson.Parse<ChatChunk>(json, stream), Plain(PlainJson.Default.PlainChatChunk)),
            WirePayload.ResponsesAnswer => (() => OpenRouterJson.Parse<ResponseAnswer>(json), Plain(PlainJson.Default.PlainResponseAnswer)),
            WirePayload.ModelsList => (() => OpenRouterJson.Parse<ModelList>(json), Plain(PlainJson.Default.PlainModelList)),
            _ => ((Func<object>)(() => OpenRouterJson.Parse<ChatCompletion>(json)), Plain(PlainJson.Default.PlainChatCompletion)),
        };
    }

    public object Generated() => generated();

    public object StjSourceGenerated() => plain();

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

    private Func<object> Plain<T>(JsonTypeInfo<T> typeInfo) => () => JsonSerializer.Deserialize(json, typeInfo)!;
}
