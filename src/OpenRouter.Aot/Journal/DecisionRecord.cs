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
        var json = new JsonWriter(output);
        json.BeginArray();
        for (int i = 0; i < decisions.Count; i++)
            Write(ref json, decisions[i]);
        json.EndArray();
        json.Flush();
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

    private static void Write(ref JsonWriter json, in Decision decision)
    {
        json.BeginArray();
        json.Value(decision.Attempt);
        json.Value(decision.At.ToUnixTimeMilliseconds());
        json.Value(decision.Key);
        json.Value(decision.Account == decision.Key ? null : decision.Account);
        json.Value(decision.Model);
        json.Value(decision.Candidates);
        json.Value((int)decision.Reason);
        json.Value(decision.DroppedReasoning);
        json.Value((long)decision.Waited.TotalMilliseconds);
        json.Value((int)decision.Scope);
        json.Value((int)decision.Action);
        json.Value(decision.Until?.ToUnixTimeMilliseconds() ?? 0);
        json.Value(decision.Outcome);
        json.Value(decision.Status);
        json.Value((long)decision.Duration.TotalMilliseconds);
        json.EndArray();
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
