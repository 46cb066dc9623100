namespace OpenRouter.Aot.Cli;

/// <summary>The command line, the configuration or an input is wrong. The message says what, where, and what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
