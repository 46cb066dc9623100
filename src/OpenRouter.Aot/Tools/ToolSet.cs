using System.Collections;

namespace OpenRouter.Aot;

/// <summary>
/// Tools of different names, to be sent with a request and to be run by name. Immutable, and safe for use by several threads as far as the tools are.
/// </summary>
public sealed class ToolSet : IReadOnlyList<FunctionTool>
{
    /// <summary>How much a tool may answer; more would fill any model's context.</summary>
    internal const int MaxResultLength = 1_000_000;

    private const int MaxErrorLength = 2_000;
    private const int DefaultMaxConcurrency = 8;

    private readonly FunctionTool[] tools;
    private readonly Dictionary<string, FunctionTool> byName;

    /// <summary>Makes a set.</summary>
    /// <param name="tools">The tools, in the order in which a model is told of them.</param>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public ToolSet(params ReadOnlySpan<FunctionTool> tools)
        : this(tools.ToArray(), services: null, DefaultMaxConcurrency)
    {
    }

    private ToolSet(FunctionTool[] tools, IServiceProvider? services, int maxConcurrency)
    {
        this.tools = tools;
        Services = services;
        MaxConcurrency = maxConcurrency;
        byName = new Dictionary<string, FunctionTool>(tools.Length, StringComparer.Ordinal);
        foreach (FunctionTool tool in tools)
        {
            ArgumentNullException.ThrowIfNull(tool, nameof(tools));
            if (!byName.TryAdd(tool.Name, tool))
                throw new ArgumentException($"Two tools have the name '{tool.Name}'. Rename one.", nameof(tools));
        }
    }

    /// <summary>How many calls of one answer run at once. Default 8.</summary>
    public int MaxConcurrency { get; }

    /// <summary>The services for the tools' parameters; null without any.</summary>
    public IServiceProvider? Services { get; }

    /// <inheritdoc/>
    public int Count => tools.Length;

    /// <inheritdoc/>
    public FunctionTool this[int index] => tools[index];

    /// <summary>How the tools stand in a request; new ones each time.</summary>
    public IReadOnlyList<ChatTool> ToDefinitions()
    {
        var definitions = new ChatTool[tools.Length];
        for (int i = 0; i < tools.Length; i++)
            definitions[i] = tools[i].ToDefinition();
        return definitions;
    }

    /// <summary>These tools and others.</summary>
    /// <param name="others">The others; of their services nothing is taken.</param>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public ToolSet With(params ReadOnlySpan<FunctionTool> others) => new([.. tools, .. others], Services, MaxConcurrency);

    /// <summary>The same tools with services for their parameters.</summary>
    /// <param name="provider">The services. A tool asks it from several threads.</param>
    public ToolSet WithServices(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ToolSet(tools, provider, MaxConcurrency);
    }

    /// <summary>The same tools, of which so many calls run at once.</summary>
    /// <param name="count">How many; 1 runs them one after the other, in the order of the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public ToolSet WithMaxConcurrency(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new ToolSet(tools, Services, count);
    }

    /// <summary>Whether there is a tool of that name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>
    /// Runs the tool that a model called. What the tool throws, an unknown name and arguments that do not fit become the result, with the message for the model.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="ct">Cancels; the tool gets it.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<ToolResult> InvokeAsync(ToolCall call, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ct.ThrowIfCancellationRequested();
        string? name = call.Function?.Name;
        try
        {
            if (name is null || !byName.TryGetValue(name, out FunctionTool? tool))
                throw new UnknownToolException(name, byName.Keys);
            TurnContent content = await tool.InvokeAsync(new ToolInvocation(name, call.Function!.Arguments, Services), ct).ConfigureAwait(false);
            if (content.Text.Length > MaxResultLength)
                throw new InvalidOperationException($"The result of '{name}' has {content.Text.Length} characters; {MaxResultLength} are allowed. Ask for less.");
            return new ToolResult(call, content, error: null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // Whatever it is: the model can call otherwise, and the conversation is not lost.
            return new ToolResult(call, Describe(error), error);
        }
    }

    /// <summary>Whether a call may be followed by a request that is sent twice.</summary>
    internal bool IsReadOnly(ToolCall call) => call.Function?.Name is not { } name || !byName.TryGetValue(name, out FunctionTool? tool) || tool.IsReadOnly;

    /// <inheritdoc/>
    public IEnumerator<FunctionTool> GetEnumerator() => ((IEnumerable<FunctionTool>)tools).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What a model is told of an error.</summary>
    internal static TurnContent Describe(Exception error)
    {
        string message = error.Message.Length <= MaxErrorLength ? error.Message : error.Message[..MaxErrorLength] + "…";
        return "{\"error\":" + RawJson.FromString(message) + "}";
    }
}
