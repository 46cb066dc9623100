using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>JSON beyond a limit of <see cref="JsonLimits"/>.</summary>
internal sealed class JsonTooLargeException(string message) : JsonException(message);
