using System.Buffers;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Decisions as a journal keeps them: an array each, in the order of the members, so that a line of a million takes little room.</summary>
internal static class DecisionRecord
{
    // A request has at most some ten attempts, and keeps at most 64 decisions.
    private const int MaxDepth = 4;

    /// <summary>Writes decisions.</summary>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<Decision> decisions)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (Decision decision in decisions)
            Write(json, decision);
        json.WriteEndArray();
    }

    /// <summary>Reads what was written; nothing of what is torn.</summary>
    public static IReadOnlyList<Decision> Read(ReadOnlySpan<byte> text)
    {
        var decisions = new List<Decision>();
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                decisions.Add(Read(ref reader));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentOutOfRangeException or OverflowException)
        {
            return decisions;
        }

        return decisions;
    }

    private static void Write(Utf8JsonWriter json, in Decision decision)
    {
        json.WriteStartArray();
        json.WriteNumberValue(decision.Attempt);
        json.WriteNumberValue(decision.At.ToUnixTimeMilliseconds());
        json.WriteStringValue(decision.Key);
        json.WriteStringValue(decision.Account == decision.Key ? null : decision.Account);
        json.WriteStringValue(decision.Model);
        json.WriteNumberValue(decision.Candidates);
        json.WriteNumberValue((int)decision.Reason);
        json.WriteNumberValue(decision.DroppedReasoning);
        json.WriteNumberValue((long)decision.Waited.TotalMilliseconds);
        json.WriteNumberValue((int)decision.Scope);
        json.WriteNumberValue((int)decision.Action);
        json.WriteNumberValue(decision.Until?.ToUnixTimeMilliseconds() ?? 0);
        json.WriteStringValue(decision.Outcome);
        json.WriteNumberValue(decision.Status);
        json.WriteNumberValue((long)decision.Duration.TotalMilliseconds);
        json.WriteEndArray();
    }

    private static Decision Read(ref Utf8JsonReader reader)
    {
        int attempt = (int)Number(ref reader);
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(Number(ref reader));
        string key = Text(ref reader) ?? "";
        var decision = new Decision
        {
            Attempt = attempt,
            At = at,
            Key = key,
            Account = Text(ref reader) ?? key,
            Model = Text(ref reader),
            Candidates = (int)Number(ref reader),
            Reason = (DecisionReason)Number(ref reader),
            DroppedReasoning = (int)Number(ref reader),
            Waited = TimeSpan.FromMilliseconds(Number(ref reader)),
            Scope = (VerdictScope)Number(ref reader),
            Action = (VerdictAction)Number(ref reader),
            Until = Number(ref reader) is var until and not 0 ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
            Outcome = Text(ref reader) ?? "",
            Status = (int)Number(ref reader),
            Duration = TimeSpan.FromMilliseconds(Number(ref reader)),
        };
        // What a later version adds is passed over.
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            reader.Skip();
        return decision;
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
