namespace OpenRouter.Aot;

/// <summary>When OpenRouter stops the loop of its server tools and lets the model answer. OpenRouter's own.</summary>
[JsonModel]
public sealed partial class ServerToolStop
{
    /// <summary>
    /// The kind: <c>step_count_is</c>, <c>has_tool_call</c>, <c>max_tokens_used</c>, <c>max_cost</c> or <c>finish_reason_is</c>.
    /// </summary>
    public partial string? Type { get; set; }

    /// <summary>How many steps, for <c>step_count_is</c>.</summary>
    public partial int? StepCount { get; set; }

    /// <summary>Which tool, for <c>has_tool_call</c>.</summary>
    public partial string? ToolName { get; set; }

    /// <summary>How many tokens, for <c>max_tokens_used</c>.</summary>
    public partial long? MaxTokens { get; set; }

    /// <summary>How many USD, for <c>max_cost</c>.</summary>
    public partial decimal? MaxCostInDollars { get; set; }

    /// <summary>Which finish reason, for <c>finish_reason_is</c>.</summary>
    public partial string? Reason { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Stops after a number of steps.</summary>
    /// <param name="count">The steps, at least 1.</param>
    public static ServerToolStop AfterSteps(int count) => new() { Type = "step_count_is", StepCount = count };

    /// <summary>Stops once the loop has cost so much.</summary>
    /// <param name="dollars">The cost in USD.</param>
    public static ServerToolStop AtCost(decimal dollars) => new() { Type = "max_cost", MaxCostInDollars = dollars };

    /// <summary>Stops once a tool has been called.</summary>
    /// <param name="name">The tool's name.</param>
    public static ServerToolStop OnTool(string name) => new() { Type = "has_tool_call", ToolName = name };

    /// <summary>Stops once the loop has used so many tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    public static ServerToolStop AtTokens(long tokens) => new() { Type = "max_tokens_used", MaxTokens = tokens };
}
