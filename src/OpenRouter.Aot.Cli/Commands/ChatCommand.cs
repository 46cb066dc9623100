using System.CommandLine;

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
        var tellsWhy = new Option<bool>("--why")
        {
            Description = "Say on stderr, as it happens, why each attempt was made and what came of it; --json then has it too.",
        };
        var command = new Command("chat", "One chat: the answer on stdout, how it came about on stderr.")
        {
            text, model, fallbacks, isStreamed, system, maxTokens, isJson, tellsWhy,
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
            var run = new ChatRun(client, request, options)
            {
                IsStreamed = parsed.GetValue(isStreamed),
                IsJson = parsed.GetValue(isJson),
                TellsWhy = parsed.GetValue(tellsWhy),
            };
            return await run.RunAsync(ct);
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
}
