using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary><c>chat TEXT</c>: one chat.</summary>
internal static class ChatCommand
{
    private const string NothingToSay = "The text is empty; there is nothing to say.";

    public static Command Create(PoolSelection pool)
    {
        var text = new Argument<string>("TEXT") { Description = "What to say; - reads it from stdin." };
        text.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                result.AddError(NothingToSay);
        });
        Option<string?> model = ModelOptions.CreateModel("The model. Default: the account's.");
        Option<string[]> fallbacks = ModelOptions.CreateFallbacks();
        var isStreamed = new Option<bool>("--stream") { Description = "Print the answer as it comes." };
        var system = new Option<string?>("--system") { Description = "Instructions for the model.", HelpName = "TEXT" };
        var attachments = new AttachmentOptions();
        Option<int?> maxTokens = WholeNumber.CreateOptional("--max-tokens", least: 1, most: int.MaxValue);
        maxTokens.Description = "The most tokens to answer with.";
        var isJson = new Option<bool>("--json") { Description = "Print the answer and how it came about as one JSON object." };
        var tellsWhy = new Option<bool>("--why")
        {
            Description = "Say on stderr, as it happens, why each attempt was made and what came of it; --json then has it too.",
        };
        var command = new ToolCommand("chat", "One chat: the answer on stdout, how it came about on stderr.",
            "chat \"Say hello.\" -m openai/gpt-5-mini",
            "chat \"What does this say?\" --file report.pdf --system \"Answer in one sentence.\"",
            "chat \"What is on it?\" --image photo.jpg --stream",
            "chat - -m anthropic/claude-sonnet-4.5 --fallback openai/gpt-5-mini --why < question.txt")
        {
            text, model, fallbacks, isStreamed, system,
        };
        foreach (Option option in (Option[])[.. attachments.All, maxTokens, isJson, tellsWhy])
            command.Options.Add(option);
        command.SetAction(async (parsed, ct) =>
        {
            OpenRouterClientOptions settings = pool.ReadForGroup(parsed);
            using var client = new OpenRouterClient(settings);
            var request = new ChatRequest
            {
                Model = parsed.GetValue(model),
                Messages = [await attachments.ReadAsync(await ReadTextAsync(parsed.GetRequiredValue(text), ct), parsed, ct)],
                MaxTokens = parsed.GetValue(maxTokens),
            };
            if (parsed.GetValue(system) is { } instructions)
                request.Messages.Insert(0, ChatTurn.System(instructions));
            var options = new RequestOptions { Group = parsed.GetValue(pool.Group), Fallbacks = parsed.GetValue(fallbacks) ?? [] };
            var run = new ChatRun(client, request, options)
            {
                IsStreamed = parsed.GetValue(isStreamed),
                IsJson = parsed.GetValue(isJson),
                TellsWhy = parsed.GetValue(tellsWhy),
                BaseUrl = settings.BaseUrl,
            };
            return await run.RunAsync(ct);
        });
        return command;
    }

    private static async Task<string> ReadTextAsync(string text, CancellationToken ct)
    {
        if (text == "-")
            text = await Console.In.ReadToEndAsync(ct);
        return string.IsNullOrWhiteSpace(text) ? throw new UsageException(NothingToSay) : text;
    }
}
