namespace OpenRouter.Aot.Simulator;

/// <summary>A call that an answer makes.</summary>
/// <param name="Name">The name of the tool.</param>
/// <param name="Arguments">Its arguments, a JSON object.</param>
internal sealed record ToolCall(string Name, string Arguments);
