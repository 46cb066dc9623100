using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>An estimate for programs. What is unknown is null, never 0.</summary>
internal static class EstimateJson
{
    public static void Write(Utf8JsonWriter json, EstimateReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("lines", report.Lines);
        json.WriteNumber("requests", report.Requests);
        json.WriteNumber("rejected", report.Rejected);
        json.WriteStartArray("models");
        foreach (ModelEstimate model in report.Models)
            Write(json, model);
        json.WriteEndArray();
        Write(json, "prompt_tokens", report.Prompt);
        Write(json, "completion_tokens", report.Completion);
        Write(json, "cost", report.Cost);
        json.WriteNumber("requests_of_unknown_price", report.Unpriced);
        WriteMeasured(json, report);
        json.WriteStartArray("warnings");
        foreach (EstimateWarning warning in report.Warnings)
            Write(json, warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModelEstimate model)
    {
        json.WriteStartObject();
        json.WriteString("model", model.Slug);
        json.WriteString("endpoint", model.Path);
        json.WriteNumber("requests", model.Requests.Count);
        json.WriteBoolean("in_catalogue", model.Model is not null);
        Write(json, "prompt_tokens", model.IsCounted ? model.Prompt : null);
        Write(json, "completion_tokens", model.IsCounted ? model.Completion : null);
        Write(json, "cost", model.Cost);
        json.WriteEndObject();
    }

    private static void WriteMeasured(Utf8JsonWriter json, EstimateReport report)
    {
        if (report.Pace is not { } pace)
        {
            json.WriteNull("measured");
            return;
        }

        json.WriteStartObject("measured");
        json.WriteNumber("answered", pace.Answered);
        json.WriteNumber("requests_per_second", pace.RequestsPerSecond);
        json.WriteNumber("mean_prompt_tokens", pace.MeanPromptTokens);
        json.WriteNumber("mean_completion_tokens", pace.MeanCompletionTokens);
        json.WriteNumber("mean_cost", pace.MeanCostUsd);
        json.WriteAmount("seconds", report.Time is { } time ? Math.Round((decimal)time.TotalSeconds, 3) : null);
        json.WriteAmount("cost", report.MeasuredCost);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EstimateWarning warning)
    {
        json.WriteStartObject();
        json.WriteString("kind", warning.Kind);
        json.WriteString("text", warning.Text);
        json.WriteAmount("requests", warning.Requests);
        json.WriteAmount("first_line", warning.FirstLine);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TokenRange? range)
    {
        json.WriteStartObject(name);
        json.WriteAmount("low", range?.Low);
        json.WriteAmount("high", range?.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CostRange range)
    {
        json.WriteStartObject(name);
        json.WriteAmount("low", range.Low);
        json.WriteAmount("high", range.High);
        json.WriteEndObject();
    }
}
