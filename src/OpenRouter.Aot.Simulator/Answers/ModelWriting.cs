using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes what the service tells of models and their endpoints.</summary>
internal static class ModelWriting
{
    // The catalogue must not change from one start to the next, so its dates are fixed.
    private const long Created = 1_735_689_600;

    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<ModelState> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (ModelState model in models) WriteModel(json, model);
        json.WriteEndArray();
        json.WriteNumber("total_count"u8, models.Count);
        json.WriteStartObject("links"u8);
        json.WriteNull("next"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteOne(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        WriteModel(json, model);
        json.WriteEndObject();
    }

    public static void WriteProviders(Utf8JsonWriter json, IReadOnlyList<ModelState> models)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (string provider in models.Select(model => model.Provider).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, provider);
            json.WriteString("slug"u8, Tag(provider));
            json.WriteNull("privacy_policy_url"u8);
            json.WriteNull("terms_of_service_url"u8);
            json.WriteNull("status_page_url"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteEndpoints(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, model.Id);
        json.WriteString("name"u8, model.Id);
        json.WriteNumber("created"u8, Created);
        json.WriteString("description"u8, ""u8);
        WriteArchitecture(json, model);
        json.WriteStartArray("endpoints"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, $"{model.Provider} | {model.Id}");
        json.WriteNumber("context_length"u8, model.Source.ContextLength);
        WritePricing(json, model);
        json.WriteString("provider_name"u8, model.Provider);
        json.WriteString("tag"u8, Tag(model.Provider));
        json.WriteString("quantization"u8, "unknown"u8);
        json.WriteNull("max_completion_tokens"u8);
        json.WriteNull("max_prompt_tokens"u8);
        WriteParameters(json, model);
        json.WriteNumber("status"u8, 0);
        json.WriteNumber("uptime_last_30m"u8, 100);
        json.WriteNumber("uptime_last_5m"u8, 100);
        json.WriteNumber("uptime_last_1d"u8, 100);
        json.WriteNull("latency_last_30m"u8);
        json.WriteNull("throughput_last_30m"u8);
        json.WriteBoolean("supports_implicit_caching"u8, false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, model.Id);
        json.WriteString("canonical_slug"u8, model.Id);
        json.WriteNull("hugging_face_id"u8);
        json.WriteString("name"u8, model.Id);
        json.WriteNumber("created"u8, Created);
        json.WriteString("description"u8, ""u8);
        json.WriteNumber("context_length"u8, model.Source.ContextLength);
        WriteArchitecture(json, model);
        WritePricing(json, model);
        json.WriteStartObject("top_provider"u8);
        json.WriteNumber("context_length"u8, model.Source.ContextLength);
        json.WriteNull("max_completion_tokens"u8);
        json.WriteBoolean("is_moderated"u8, false);
        json.WriteEndObject();
        json.WriteNull("per_request_limits"u8);
        WriteParameters(json, model);
        json.WriteStartObject("default_parameters"u8);
        json.WriteEndObject();
        json.WriteNull("expiration_date"u8);
        json.WriteStartObject("links"u8);
        json.WriteString("details"u8, $"/api/v1/models/{model.Id}/endpoints");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteArchitecture(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartObject("architecture"u8);
        json.WriteString("modality"u8, $"{string.Join('+', model.Source.InputModalities)}->{string.Join('+', model.Source.OutputModalities)}");
        json.WriteStartArray("input_modalities"u8);
        foreach (string modality in model.Source.InputModalities) json.WriteStringValue(modality);
        json.WriteEndArray();
        json.WriteStartArray("output_modalities"u8);
        foreach (string modality in model.Source.OutputModalities) json.WriteStringValue(modality);
        json.WriteEndArray();
        json.WriteString("tokenizer"u8, "Other"u8);
        json.WriteNull("instruct_type"u8);
        json.WriteEndObject();
    }

    /// <summary>Prices are strings, in USD a token.</summary>
    private static void WritePricing(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartObject("pricing"u8);
        json.WriteString("prompt"u8, model.PromptPrice.ToString(CultureInfo.InvariantCulture));
        json.WriteString("completion"u8, model.CompletionPrice.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, ModelState model)
    {
        json.WriteStartArray("supported_parameters"u8);
        foreach (string parameter in model.Source.SupportedParameters) json.WriteStringValue(parameter);
        json.WriteEndArray();
    }

    private static string Tag(string provider) => provider.Replace(' ', '-').ToLowerInvariant();
}
