namespace OpenRouter.Aot;

/// <summary>A tool that a model may call and the program runs. Immutable, and safe for use by several threads as far as what it runs is.</summary>
public sealed class FunctionTool
{
    private readonly Func<ToolInvocation, CancellationToken, ValueTask<TurnContent>> invoke;

    /// <summary>Makes a tool by hand. <see cref="OpenRouterToolAttribute"/> makes one of a method.</summary>
    /// <param name="name">Its name: 1 to 64 letters, digits, underscores and dashes.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="parameters">The JSON schema of its parameters: an object; null for a tool without any.</param>
    /// <param name="invoke">Runs it. What it throws becomes the call's result.</param>
    /// <param name="isReadOnly">Whether it changes nothing outside (<see cref="OpenRouterToolAttribute.IsReadOnly"/>).</param>
    /// <exception cref="ArgumentException">The name cannot be one, or the schema is no object.</exception>
    public FunctionTool(
        string name, string? description, RawJson? parameters, Func<ToolInvocation, CancellationToken, ValueTask<TurnContent>> invoke, bool isReadOnly = false)
    {
        SchemaName.Check(name, "a tool's name");
        ArgumentNullException.ThrowIfNull(invoke);
        if (parameters is { Kind: not System.Text.Json.JsonValueKind.Object })
            throw new ArgumentException("The schema of a tool's parameters must be a JSON object.", nameof(parameters));
        Name = name;
        Description = description;
        Parameters = parameters;
        IsReadOnly = isReadOnly;
        this.invoke = invoke;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it does, for the model.</summary>
    public string? Description { get; }

    /// <summary>The JSON schema of its parameters; null for a tool without any.</summary>
    public RawJson? Parameters { get; }

    /// <summary>Whether it changes nothing outside.</summary>
    public bool IsReadOnly { get; }

    /// <summary>How it stands in a request; a new one each time.</summary>
    public ChatTool ToDefinition() => ChatTool.FromFunction(Name, Description, Parameters);

    internal ValueTask<TurnContent> InvokeAsync(ToolInvocation call, CancellationToken ct) => invoke(call, ct);
}
