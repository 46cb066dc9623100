using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes the usage of an answer.</summary>
internal static class UsageWriting
{
    /// <summary>The names of chat: <c>prompt_tokens</c>, <c>completion_tokens</c>.</summary>
    public static void WriteChat(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, answer.PromptTokens);
        json.WriteNumber("completion_tokens"u8, answer.CompletionTokens);
        json.WriteNumber("total_tokens"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteNumber("cost"u8, answer.Cost);
        json.WriteBoolean("is_byok"u8, false);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, 0);
        json.WriteNumber("cache_write_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteNumber("video_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("cost_details"u8);
        json.WriteNumber("upstream_inference_cost"u8, answer.Cost);
        json.WriteNumber("upstream_inference_prompt_cost"u8, answer.PromptCost);
        json.WriteNumber("upstream_inference_completions_cost"u8, answer.CompletionCost);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, answer.ReasoningTokens);
        json.WriteNumber("image_tokens"u8, 0);
        json.WriteNumber("audio_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The names of responses: <c>input_tokens</c>, <c>output_tokens</c>.</summary>
    public static void WriteResponses(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, answer.PromptTokens);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, 0);
        json.WriteNumber("cache_write_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, answer.CompletionTokens);
        json.WriteStartObject("output_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, answer.ReasoningTokens);
        json.WriteEndObject();
        json.WriteNumber("total_tokens"u8, answer.PromptTokens + answer.CompletionTokens);
        json.WriteNumber("cost"u8, answer.Cost);
        json.WriteBoolean("is_byok"u8, false);
        json.WriteStartObject("cost_details"u8);
        json.WriteNumber("upstream_inference_cost"u8, answer.Cost);
        json.WriteNumber("upstream_inference_input_cost"u8, answer.PromptCost);
        json.WriteNumber("upstream_inference_output_cost"u8, answer.CompletionCost);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The names of messages, with the cost that the service adds.</summary>
    public static void WriteMessages(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, answer.PromptTokens);
        json.WriteNumber("cache_creation_input_tokens"u8, 0);
        json.WriteNumber("cache_read_input_tokens"u8, 0);
        json.WriteNumber("output_tokens"u8, answer.CompletionTokens);
        json.WriteString("service_tier"u8, "standard"u8);
        json.WriteNumber("cost"u8, answer.Cost);
        json.WriteBoolean("is_byok"u8, false);
        json.WriteEndObject();
    }
}
