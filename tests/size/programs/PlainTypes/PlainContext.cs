using System.Text.Json.Serialization;
using OpenRouter.Aot.Benchmarks;

namespace OpenRouter.Aot.Size;

/// <summary>What one chat needs of the plain types, and no more.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainChatCompletion))]
[JsonSerializable(typeof(PlainChatRequest))]
internal sealed partial class PlainContext : JsonSerializerContext;
