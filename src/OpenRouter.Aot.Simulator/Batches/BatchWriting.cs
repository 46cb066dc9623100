using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes batches and their results.</summary>
internal static class BatchWriting
{
    /// <summary>The most results that stand in the batch itself, and on one page of results.</summary>
    public const int MostResults = 1_000;

    private static readonly TimeSpan s_window = TimeSpan.FromHours(24);

    /// <summary>The result of a request that a model answered, well or not.</summary>
    public static byte[] Answered(string customId, string generationId, byte[] body) => HttpAnswers.Json(json =>
    {
        Begin(json, customId, generationId);
        WriteResponse(json, 200, generationId, body);
        json.WriteNull("error"u8);
        json.WriteEndObject();
    });

    /// <summary>The result of a request that no model answered. Where a model or its provider is at fault there is no response at all.</summary>
    public static byte[] Refused(string customId, string generationId, AnswerFormat format, ErrorAnswer error, string userId) => HttpAnswers.Json(json =>
    {
        Begin(json, customId, generationId);
        if (error.MovesOn)
        {
            json.WriteNull("response"u8);
            json.WriteStartObject("error"u8);
            json.WriteNumber("code"u8, error.Code ?? error.Status);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
        }
        else
        {
            WriteResponse(json, error.Status, generationId, HttpAnswers.Json(inner => format.WriteError(inner, error, userId)));
            json.WriteNull("error"u8);
        }

        json.WriteEndObject();
    });

    public static void Write(Utf8JsonWriter json, StoredBatch batch, DateTimeOffset now)
    {
        BatchOutcome outcome = batch.Outcome;
        bool isOver = batch.IsOver(now);
        json.WriteStartObject();
        json.WriteString("id"u8, batch.Id);
        json.WriteString("object"u8, "batch"u8);
        json.WriteString("endpoint"u8, batch.Submission.EndpointName);
        json.WriteString("model"u8, batch.Submission.Model);
        json.WriteString("completion_window"u8, "24h"u8);
        json.WriteString("status"u8, batch.StatusAt(now));
        json.WriteNumber("created_at"u8, batch.Created.ToUnixTimeSeconds());
        if (isOver) json.WriteNumber("finalized_at"u8, batch.Ends.ToUnixTimeSeconds());
        else json.WriteNull("finalized_at"u8);
        json.WriteNumber("expires_at"u8, (batch.Created + s_window).ToUnixTimeSeconds());
        json.WriteString("provider"u8, batch.Submission.Runs.Provider);
        json.WriteStartObject("request_counts"u8);
        json.WriteNumber("total"u8, batch.Submission.Items.Count);
        json.WriteNumber("completed"u8, batch.CountAt(now, outcome.Completed));
        json.WriteNumber("failed"u8, batch.CountAt(now, outcome.Failed));
        json.WriteEndObject();
        if (isOver) WriteUsage(json, outcome);
        else json.WriteNull("usage"u8);
        if (isOver && outcome.Results.Count <= MostResults && outcome.Error is null)
        {
            // No order is promised; the last come first, so that nobody relies on one.
            json.WritePropertyName("results"u8);
            WriteResults(json, outcome.Results, 0);
        }
        else
        {
            json.WriteNull("results"u8);
        }

        if (isOver && outcome.Error is { } error)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("message"u8, error);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("error"u8);
        }

        json.WriteEndObject();
    }

    /// <summary>A page of results.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="batch">The batch, over.</param>
    /// <param name="from">How many results came on the pages before.</param>
    public static void WritePage(Utf8JsonWriter json, StoredBatch batch, int from)
    {
        int next = from + MostResults;
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        WriteResults(json, batch.Outcome.Results, from);
        if (next < batch.Outcome.Results.Count) json.WriteString("next_cursor"u8, next.ToString(CultureInfo.InvariantCulture));
        else json.WriteNull("next_cursor"u8);
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, List<byte[]> results, int from)
    {
        json.WriteStartArray();
        foreach (byte[] result in Enumerable.Reverse(results).Skip(from).Take(MostResults)) json.WriteRawValue(result, skipInputValidation: true);
        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, BatchOutcome outcome)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, outcome.PromptTokens);
        json.WriteNumber("completion_tokens"u8, outcome.CompletionTokens);
        json.WriteNumber("total_tokens"u8, outcome.PromptTokens + outcome.CompletionTokens);
        json.WriteNumber("cost"u8, outcome.Cost);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string customId, string generationId)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, $"batch_req_{generationId[^20..]}");
        json.WriteString("custom_id"u8, customId);
    }

    private static void WriteResponse(Utf8JsonWriter json, int status, string generationId, byte[] body)
    {
        json.WriteStartObject("response"u8);
        json.WriteNumber("status_code"u8, status);
        json.WriteString("request_id"u8, generationId);
        json.WritePropertyName("body"u8);
        json.WriteRawValue(body, skipInputValidation: true);
        json.WriteEndObject();
    }
}
