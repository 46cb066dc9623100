using Microsoft.Extensions.Logging;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>One line of a log.</summary>
/// <param name="Category">The category.</param>
/// <param name="Level">The level.</param>
/// <param name="Event">The event.</param>
/// <param name="Text">The message.</param>
/// <param name="Rest">Its values, and the exception.</param>
internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Text, string Rest);
