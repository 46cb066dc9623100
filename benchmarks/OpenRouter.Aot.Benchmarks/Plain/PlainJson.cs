using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>System.Text.Json's generated readers and writers of the plain types. Nulls are left out on writing, as a request must leave them out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainChatChunk))]
[JsonSerializable(typeof(PlainChatCompletion))]
[JsonSerializable(typeof(PlainChatRequest))]
[JsonSerializable(typeof(PlainResponseAnswer))]
[JsonSerializable(typeof(PlainModelList))]
internal sealed partial class PlainJson : JsonSerializerContext;
