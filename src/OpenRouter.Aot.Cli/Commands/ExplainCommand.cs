using System.CommandLine;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary><c>explain FILE</c>: the verdict on a recorded answer.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A recorded exchange, or a bare body; - is stdin." };
        Option<int?> status = WholeNumber.CreateOptional("--status", least: 100, most: 599);
        status.Description = "The HTTP status of a bare body.";
        var isJson = new Option<bool>("--json") { Description = "Print the verdict as one JSON object." };
        var command = new ToolCommand("explain", "Whom an answer of the API blames, and what the client would do about it.",
            "explain answer.json --status 429", "explain - --status 402 --json < body.json") { file, status, isJson };
        command.SetAction(async (parsed, ct) =>
        {
            string name = parsed.GetRequiredValue(file);
            RecordedAnswer answer = RecordedAnswer.Read(await ReadAsync(name, ct), parsed.GetValue(status), name == "-" ? "stdin" : name);
            Explain(answer, parsed.GetValue(isJson));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<byte[]> ReadAsync(string name, CancellationToken ct)
    {
        if (Directory.Exists(name))
            throw new UsageException($"{name} is a folder; explain takes one file.");
        try
        {
            if (name != "-")
                return await File.ReadAllBytesAsync(name, ct);
            using Stream stdin = Console.OpenStandardInput();
            using var whole = new MemoryStream();
            await stdin.CopyToAsync(whole, ct);
            return whole.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{name} cannot be read: {exception.Message}");
        }
    }

    private static void Explain(RecordedAnswer answer, bool isJson)
    {
        (Verdict verdict, AnswerSummary summary) = answer.Judge();
        if (isJson)
            JsonOutput.Print(json => Write(json, verdict, summary));
        else
            Print(verdict, summary);
    }

    /// <summary>Writes a verdict as one object.</summary>
    public static void Write(Utf8JsonWriter json, Verdict verdict, AnswerSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("scope", verdict.Scope.ToName());
        json.WriteString("action", verdict.Action.ToName());
        json.WriteMoment("retry_at", verdict.Until);
        json.WriteString("reason", verdict.Reason);
        json.WriteText("error_type", summary.Error?.ErrorType);
        json.WriteText("provider", ProviderOf(summary));
        json.WriteEndObject();
    }

    private static string? ProviderOf(in AnswerSummary summary) => summary.Error?.Provider ?? summary.Provider;

    private static void Print(Verdict verdict, AnswerSummary summary)
    {
        Console.Out.WriteLine($"scope:    {verdict.Scope.ToName()} ({VerdictText.Of(verdict.Scope)})");
        Console.Out.WriteLine($"action:   {verdict.Action.ToName()} ({VerdictText.Of(verdict.Action)})");
        if (verdict.Until is { } moment)
            Console.Out.WriteLine($"retry at: {Iso8601.Format(moment)}");
        foreach (string note in VerdictText.Notes(verdict))
            Console.Out.WriteLine($"note:     {note}");
        if (verdict.Reason.Length > 0)
            Console.Out.WriteLine($"reason:   {verdict.Reason.ReplaceLineEndings(" ")}");
        if (summary.Error?.ErrorType is { } errorType)
            Console.Out.WriteLine($"type:     {errorType}");
        if (ProviderOf(summary) is { } provider)
            Console.Out.WriteLine($"provider: {provider}");
    }
}
