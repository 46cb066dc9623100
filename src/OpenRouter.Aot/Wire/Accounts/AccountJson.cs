using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>System.Text.Json's generated readers for keys and accounts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LenientStringConverter)])]
[JsonSerializable(typeof(KeyInfoEnvelope))]
internal sealed partial class AccountJson : JsonSerializerContext;
