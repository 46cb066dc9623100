using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Sends one chat and prints what comes of it.</summary>
/// <param name="client">Who sends.</param>
/// <param name="request">The chat.</param>
/// <param name="options">How it may be tried.</param>
internal sealed class ChatRun(OpenRouterClient client, ChatRequest request, RequestOptions options)
{
    /// <summary>Whether the answer is printed as it comes.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Whether answer or error go to stdout as JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether each decision is told.</summary>
    public bool TellsWhy { get; init; }

    /// <summary>Whom it asks.</summary>
    public required Uri BaseUrl { get; init; }

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var decisions = new DecisionPrinter(new DecisionText(client.GetStatistics().Keys, [.. request.Model.Slugs, .. options.Fallbacks]));
        if (TellsWhy)
            client.Decided += decisions.Print;
        try
        {
            (ChatCompletion answer, AnswerInfo info) = await AskAsync(decisions, ct);
            if (IsJson)
                JsonOutput.Print(json => Write(json, answer, info));
            Console.Error.WriteLine(Describe(info));
            return ExitCodes.Success;
        }
        catch (OpenRouterException error) when (error is not OpenRouterConfigurationException)
        {
            if (IsJson)
                JsonOutput.Print(json => Write(json, error));
            Console.Error.WriteLine(ErrorText.Describe(error, BaseUrl));
            return ExitCodes.Failure;
        }
    }

    private async Task<(ChatCompletion Answer, AnswerInfo Info)> AskAsync(DecisionPrinter decisions, CancellationToken ct)
    {
        if (!IsStreamed)
        {
            ChatCompletion answer = await client.Chat.CompleteAsync(request, options, ct);
            if (!IsJson)
                Console.Out.WriteLine(answer.Text);
            return (answer, answer.Info);
        }

        ChatStream stream = client.Chat.StreamAsync(request, options, ct);
        var whole = new ChatAccumulator();
        bool isAtLineStart = true;
        try
        {
            await foreach (ChatChunk chunk in stream.WithCancellation(ct))
            {
                whole.Add(chunk);
                if (IsJson || chunk.Text.Length == 0)
                    continue;
                decisions.Hold();
                Console.Out.Write(chunk.Text);
                Console.Out.Flush();
                isAtLineStart = chunk.Text.EndsWith('\n');
            }
        }
        finally
        {
            if (!isAtLineStart)
                Console.Out.WriteLine();
            decisions.Release();
        }

        return (whole.ToCompletion(), stream.Info);
    }

    private static string Describe(AnswerInfo info)
    {
        string model = info.Model ?? info.RequestedModel ?? "the default model";
        string provider = info.Provider is { } name ? $" by {name}" : "";
        string cost = info.Cost is { } usd ? $", {Figures.Cost(usd)}" : "";
        return $"[{info.KeyAlias}, {model}{provider}, {Figures.Count(info.Attempts, "attempt")}{cost}, {Figures.Seconds(info.Duration)}]";
    }

    private void Write(Utf8JsonWriter json, ChatCompletion answer, AnswerInfo info)
    {
        json.WriteStartObject();
        json.WriteString("text", answer.Text);
        json.WriteText("finish_reason", answer.FinishReason?.Value);
        json.WriteText("model", info.Model);
        json.WriteText("provider", info.Provider);
        json.WriteString("key", info.KeyAlias);
        json.WriteString("account", info.Account);
        json.WriteNumber("attempts", info.Attempts);
        json.WriteNumber("seconds", Math.Round(info.Duration.TotalSeconds, 3));
        json.WriteAmount("cost", info.Cost);
        json.WriteText("generation_id", info.GenerationId);
        if (TellsWhy)
            json.WriteDecisions(info.Decisions);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, OpenRouterException error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("scope", error.Verdict.Scope.ToName());
        json.WriteString("action", error.Verdict.Action.ToName());
        json.WriteNumber("status", error.Status);
        json.WriteMoment("retry_at", error.RetryAt);
        json.WriteEndObject();
        if (TellsWhy)
            json.WriteDecisions(error.Info.Decisions);
        json.WriteEndObject();
    }
}
