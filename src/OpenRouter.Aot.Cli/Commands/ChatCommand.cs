using System.CommandLine;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary><c>chat TEXT</c>: one chat.</summary>
internal static class ChatCommand
{
    public static Command Create(PoolSelection pool)
    {
        var text = new Argument<string>("TEXT") { Description = "What to say; - reads it from stdin." };
        var model = new Option<string?>("--model", "-m") { Description = "The model. Default: the account's.", HelpName = "MODEL" };
        var fallbacks = new Option<string[]>("--fallback") { Description = "A model to try when the one before fails; may be repeated.", HelpName = "MODEL" };
        var isStreamed = new Option<bool>("--stream") { Description = "Print the answer as it comes." };
        var system = new Option<string?>("--system") { Description = "Instructions for the model.", HelpName = "TEXT" };
        var maxTokens = new Option<int?>("--max-tokens") { Description = "The most tokens to answer with.", HelpName = "N" };
        var isJson = new Option<bool>("--json") { Description = "Print the answer and how it came about as one JSON object." };
        var command = new Command("chat", "One chat: the answer on stdout, how it came about on stderr.")
        {
            text, model, fallbacks, isStreamed, system, maxTokens, isJson,
        };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(maxTokens) is < 1)
                throw new UsageException($"--max-tokens is {parsed.GetValue(maxTokens)}; it must be at least 1.");
            using OpenRouterClient client = pool.CreateClient(parsed);
            var request = new ChatRequest
            {
                Model = parsed.GetValue(model),
                Messages = [ChatTurn.User(await ReadTextAsync(parsed.GetRequiredValue(text), ct))],
                MaxTokens = parsed.GetValue(maxTokens),
            };
            if (parsed.GetValue(system) is { } instructions)
                request.Messages.Insert(0, ChatTurn.System(instructions));
            var options = new RequestOptions { Group = parsed.GetValue(pool.Group), Fallbacks = Models(parsed.GetValue(fallbacks)) };
            return await RunAsync(client, request, options, parsed.GetValue(isStreamed), parsed.GetValue(isJson), ct);
        });
        return command;
    }

    /// <summary>Refuses blank names of models.</summary>
    /// <exception cref="UsageException">A name is blank.</exception>
    public static string[] Models(string[]? models) =>
        models is null || !Array.Exists(models, string.IsNullOrWhiteSpace) ? models ?? [] : throw new UsageException("--fallback names no model.");

    private static async Task<string> ReadTextAsync(string text, CancellationToken ct)
    {
        if (text == "-")
            text = await Console.In.ReadToEndAsync(ct);
        return string.IsNullOrWhiteSpace(text) ? throw new UsageException("The text is empty; there is nothing to say.") : text;
    }

    private static async Task<int> RunAsync(
        OpenRouterClient client, ChatRequest request, RequestOptions options, bool isStreamed, bool isJson, CancellationToken ct)
    {
        try
        {
            (ChatCompletion answer, AnswerInfo info) = await AskAsync(client, request, options, isStreamed, isPrinted: !isJson, ct);
            if (isJson)
                JsonOutput.Print(json => Write(json, answer, info));
            Console.Error.WriteLine(Describe(info));
            return ExitCodes.Success;
        }
        catch (OpenRouterException error) when (error is not OpenRouterConfigurationException)
        {
            if (isJson)
                JsonOutput.Print(json => Write(json, error));
            Console.Error.WriteLine(ErrorText.Describe(error));
            return ExitCodes.Failure;
        }
    }

    private static async Task<(ChatCompletion Answer, AnswerInfo Info)> AskAsync(
        OpenRouterClient client, ChatRequest request, RequestOptions options, bool isStreamed, bool isPrinted, CancellationToken ct)
    {
        if (!isStreamed)
        {
            ChatCompletion answer = await client.Chat.CompleteAsync(request, options, ct);
            if (isPrinted)
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
                if (!isPrinted || chunk.Text.Length == 0)
                    continue;
                Console.Out.Write(chunk.Text);
                Console.Out.Flush();
                isAtLineStart = chunk.Text.EndsWith('\n');
            }
        }
        finally
        {
            if (!isAtLineStart)
                Console.Out.WriteLine();
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

    private static void Write(Utf8JsonWriter json, ChatCompletion answer, AnswerInfo info)
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
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OpenRouterException error)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("scope", error.Verdict.Scope.ToName());
        json.WriteString("action", error.Verdict.Action.ToName());
        json.WriteNumber("status", error.Status);
        json.WriteMoment("retry_at", error.RetryAt);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
