using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of <c>/embeddings</c>, which never streams: for each input a vector that its text decides.</summary>
internal sealed class EmbeddingsFormat : WholeFormat
{
    private const int DefaultDimensions = 16;
    private const int MostDimensions = 4_096;

    public override void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        // An answer without a finish reason is the empty one.
        for (int i = 0; i < (answer.FinishReason is null ? 0 : answer.Request.Inputs.Count); i++)
        {
            json.WriteStartObject();
            json.WriteString("object"u8, "embedding"u8);
            json.WritePropertyName("embedding"u8);
            WriteVector(json, answer.Request, answer.Request.Inputs[i]);
            json.WriteNumber("index"u8, i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, answer.PromptTokens);
        json.WriteNumber("total_tokens"u8, answer.PromptTokens);
        json.WriteNumber("cost"u8, answer.Cost);
        json.WriteEndObject();
        json.WriteString("provider"u8, answer.Model.Provider);
        json.WriteString("id"u8, answer.Id);
        if (answer.ChoiceError is { } error) ErrorWriting.WriteError(json, error);
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, InferenceRequest request, string input)
    {
        var vector = new float[Math.Min(request.Dimensions ?? DefaultDimensions, MostDimensions)];
        double squares = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)((Chance.Unit(Chance.Bits(0, input, i)) * 2) - 1);
            squares += vector[i] * vector[i];
        }

        float length = (float)Math.Sqrt(squares);
        for (int i = 0; i < vector.Length; i++) vector[i] /= length;
        if (request.Base64)
        {
            json.WriteBase64StringValue(MemoryMarshal.AsBytes<float>(vector));
            return;
        }

        json.WriteStartArray();
        foreach (float number in vector) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
