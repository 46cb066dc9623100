using System.Text.Json;
using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>Models for programs.</summary>
internal static class ModelJson
{
    /// <summary>Writes the models as one object, each as the service sent it.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<ModelInfo> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("models");
        foreach (ModelInfo model in models)
            json.WriteRawValue(OpenRouterJson.ToUtf8Bytes(model), skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
