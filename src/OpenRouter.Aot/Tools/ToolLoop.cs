namespace OpenRouter.Aot;

/// <summary>
/// Asks a model, runs the tools that it calls and asks it again, until it answers. Each call runs once, whatever happens to the request after it; and once a
/// tool that is not read-only has run, a request of unknown outcome is not sent again.
/// </summary>
internal sealed class ToolLoop
{
    private readonly ToolSet tools;
    private readonly int maxSteps;
    private readonly ChatRequest request;
    private readonly ToolProgress progress;
    private RequestOptions options;

    public ToolLoop(ChatRequest request, ToolSet tools, int maxSteps, RequestOptions? options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        this.tools = tools;
        this.maxSteps = maxSteps;
        this.options = options ?? RequestOptions.Default;
        this.request = request.Copy();
        this.request.Tools = Join(request.Tools, tools);
        progress = new ToolProgress(this.request.Messages);
    }

    public async ValueTask<OpenRouterResult<ToolRun>> RunAsync(
        Func<ChatRequest, RequestOptions, CancellationToken, ValueTask<OpenRouterResult<ChatCompletion>>> send, CancellationToken ct)
    {
        while (true)
        {
            OpenRouterResult<ChatCompletion> sent = await send(request, options, ct).ConfigureAwait(false);
            if (!sent.IsSuccess)
                return new OpenRouterResult<ToolRun>(Explain(sent.Error));
            ChatCompletion answer = sent.Value;
            progress.Count(answer);
            ChatTurn said = answer.Choices is [{ Message: { } message }, ..] ? message : new ChatTurn { Role = TurnRole.Assistant };
            said.Role ??= TurnRole.Assistant;
            List<ToolCall> calls = ToolCalls.Distinct(said, progress.Steps);
            if (calls.Count > 0 && progress.Steps == maxSteps)
                return new OpenRouterResult<ToolRun>(TooManySteps(answer, calls));

            ToolResult[] results = await ToolCalls.InvokeAsync(tools, calls, ct).ConfigureAwait(false);
            progress.Add(said);
            if (calls.Count == 0)
                return new OpenRouterResult<ToolRun>(new ToolRun(answer, progress.Turns, progress.Results, progress.Steps, progress.Cost));
            progress.Add(results);
            // A model that must call a tool at each step never answers.
            if (request.ToolChoice is { } choice && (choice.Tool is not null || choice.Mode == ToolChoiceMode.Required))
                request.ToolChoice = null;
            if (!calls.TrueForAll(tools.IsReadOnly))
                options = options.WithoutUnknownRetries();
        }
    }

    // The caller's own definition of a tool of the set stays: it may say more of it.
    private static List<ChatTool> Join(IReadOnlyList<ChatTool>? own, ToolSet tools)
    {
        var all = new List<ChatTool>(own ?? []);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (ChatTool tool in all)
        {
            if (tool.Function?.Name is not { } name)
                continue;
            named.Add(name);
            if (!tools.Contains(name))
                throw new ArgumentException($"The request offers the tool '{name}', which the tool set cannot run. Add it to the set, or take it out of the request.", nameof(own));
        }

        foreach (ChatTool tool in tools.ToDefinitions())
        {
            if (!named.Contains(tool.Function!.Name!))
                all.Add(tool);
        }

        return all;
    }

    // Before a tool has run, nothing is lost, and the error says all by itself.
    private OpenRouterException Explain(OpenRouterException error) => progress.Results.Count == 0 ? error
        : new ToolRunException($"After {progress.Results.Count} calls of tools, whose results are in Turns, the request failed: {error.Message}", error, progress);

    private ToolRunException TooManySteps(ChatCompletion answer, List<ToolCall> calls)
    {
        IEnumerable<string> names = calls.ConvertAll(call => $"'{call.Function?.Name}'");
        return new ToolRunException(
            $"The model calls tools also in answer {maxSteps}, the last one allowed: {string.Join(", ", names)}. Look at what it was told in Results, or raise maxSteps.",
            answer, progress);
    }
}
