using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Decisions for programs.</summary>
internal static class DecisionJson
{
    /// <summary>Writes the member <c>decisions</c>: an array, in the order in which they fell.</summary>
    public static void WriteDecisions(this Utf8JsonWriter json, IReadOnlyList<Decision> decisions)
    {
        json.WriteStartArray("decisions");
        foreach (Decision decision in decisions)
            Write(json, decision);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, in Decision decision)
    {
        json.WriteStartObject();
        json.WriteNumber("request", decision.Request);
        json.WriteNumber("attempt", decision.Attempt);
        json.WriteMoment("at", decision.At);
        json.WriteText("model", decision.Model);
        json.WriteString("key", decision.Key);
        json.WriteString("account", decision.Account);
        json.WriteNumber("candidates", decision.Candidates);
        json.WriteString("reason", decision.Reason.ToName());
        json.WriteNumber("dropped_reasoning", decision.DroppedReasoning);
        json.WriteNumber("waited_seconds", Math.Round(decision.Waited.TotalSeconds, 3));
        json.WriteString("scope", decision.Scope.ToName());
        json.WriteString("action", decision.Action.ToName());
        json.WriteMoment("until", decision.Until);
        json.WriteString("outcome", decision.Outcome);
        json.WriteNumber("status", decision.Status);
        json.WriteNumber("duration_seconds", Math.Round(decision.Duration.TotalSeconds, 3));
        json.WriteEndObject();
    }
}
