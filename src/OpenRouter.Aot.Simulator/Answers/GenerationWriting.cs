using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes what the service tells of a generation.</summary>
internal static class GenerationWriting
{
    public static void Write(Utf8JsonWriter json, GenerationRecord record)
    {
        Answer answer = record.Answer;
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteString("created_at"u8, answer.Created);
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteNull("app_id"u8);
        json.WriteNull("external_user"u8);
        json.WriteBoolean("streamed"u8, answer.Request.Stream);
        json.WriteBoolean("cancelled"u8, record.IsCancelled);
        json.WriteNumber("latency"u8, (long)answer.Latency.TotalMilliseconds);
        json.WriteNull("moderation_latency"u8);
        json.WriteNumber("generation_time"u8, (long)record.Duration.TotalMilliseconds);
        json.WriteNumber("tokens_prompt"u8, answer.PromptTokens);
        json.WriteNumber("tokens_completion"u8, answer.CompletionTokens);
        json.WriteNumber("native_tokens_prompt"u8, answer.PromptTokens);
        json.WriteNumber("native_tokens_completion"u8, answer.CompletionTokens);
        json.WriteNumber("native_tokens_reasoning"u8, answer.ReasoningTokens);
        json.WriteNumber("native_tokens_cached"u8, 0);
        json.WriteString("origin"u8, ""u8);
        json.WriteBoolean("is_byok"u8, false);
        json.WriteString("finish_reason"u8, answer.FinishReason);
        json.WriteString("native_finish_reason"u8, answer.FinishReason);
        json.WriteNumber("usage"u8, answer.Cost);
        json.WriteString("api_type"u8, answer.Request.Endpoint switch
        {
            InferenceEndpoint.Embeddings => "embeddings"u8,
            InferenceEndpoint.Rerank => "rerank"u8,
            _ => "completions"u8,
        });
        json.WriteString("id"u8, answer.Id);
        json.WriteString("upstream_id"u8, GenerationIds.Message(answer.Id));
        json.WriteNumber("total_cost"u8, answer.Cost);
        json.WriteNull("cache_discount"u8);
        json.WriteNumber("upstream_inference_cost"u8, 0);
        json.WriteString("provider_name"u8, answer.Model.Provider);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
