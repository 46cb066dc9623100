using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>Keeps all that is logged, of every category.</summary>
internal sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyList<LogLine> All => [.. lines];

    /// <summary>What the clients logged.</summary>
    public IReadOnlyList<LogLine> Ours => [.. lines.Where(line => line.Category == "OpenRouter.Aot")];

    /// <summary>What the clients logged of one event.</summary>
    public IReadOnlyList<LogLine> Of(int id) => [.. Ours.Where(line => line.Event.Id == id)];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(RecordingLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join("; ", pairs) : "";
            log.lines.Enqueue(new LogLine(category, logLevel, eventId, formatter(state, exception), $"{values} {exception}"));
        }
    }
}
