namespace OpenRouter.Aot;

/// <summary>A journal cannot be used: another process has it, it cannot be written, or it is none.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class JournalException(string message, Exception? innerException = null) : IOException(message, innerException);
