using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpenRouter.Aot.Logging;

/// <summary>
/// All that is logged, in the category <c>OpenRouter.Aot</c>. The numbers of events are a promise (docs/dependency-injection.md). Keys are their aliases.
/// </summary>
internal sealed partial class ClientLog
{
    private const string Category = "OpenRouter.Aot";

    private readonly ILogger logger;

    /// <param name="factory">Makes the logger; null where nobody logs.</param>
    public ClientLog(ILoggerFactory? factory) => logger = factory?.CreateLogger(Category) ?? NullLogger.Instance;

    /// <summary>Whether single attempts are wanted.</summary>
    public bool TellsAttempts => logger.IsEnabled(LogLevel.Debug);

    [LoggerMessage(1, LogLevel.Information, "OpenRouter client '{Client}' is made: {Keys} keys, {BaseUrl}.", EventName = "ClientMade")]
    public partial void ClientMade(string client, int keys, Uri baseUrl);

    [LoggerMessage(2, LogLevel.Information, "OpenRouter client '{Client}' has changed keys, now {Keys}. Added: {Added}. Removed: {Removed}. Changed: {Changed}.", EventName = "KeysReloaded")]
    public partial void KeysReloaded(string client, int keys, string added, string removed, string changed);

    [LoggerMessage(3, LogLevel.Error, "OpenRouter client '{Client}' keeps its keys, because {Count} mistakes are in the changed options; they are read again at the next change:\n{Mistakes}", EventName = "ReloadRefused")]
    public partial void ReloadRefused(string client, int count, string mistakes, Exception? failure);

    [LoggerMessage(4, LogLevel.Warning, "OpenRouter client '{Client}' needs a restart, and changes nothing until then, because these options have changed: {Options}.", EventName = "RestartNeeded")]
    public partial void RestartNeeded(string client, string options);

    [LoggerMessage(5, LogLevel.Warning, "The callback for OpenRouter secrets failed for '{Secret}' ({Failure}); what it gave before stays.", EventName = "SecretNotRead")]
    public partial void SecretNotRead(string secret, string failure, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "OpenRouter client '{Client}': {Note}", EventName = "OptionsNote")]
    public partial void OptionsNote(string client, string note);

    [LoggerMessage(10, LogLevel.Warning, "OpenRouter key '{Key}' of client '{Client}' is out until {Until:u}: {Reason}", EventName = "KeyBenched")]
    public partial void KeyBenched(string client, string key, DateTimeOffset? until, string? reason);

    [LoggerMessage(11, LogLevel.Error, "OpenRouter key '{Key}' of client '{Client}' was refused and is out until it works again: {Reason}", EventName = "KeyQuarantined")]
    public partial void KeyQuarantined(string client, string key, string? reason);

    [LoggerMessage(12, LogLevel.Information, "OpenRouter key '{Key}' of client '{Client}' serves again.", EventName = "KeyRecovered")]
    public partial void KeyRecovered(string client, string key);

    [LoggerMessage(13, LogLevel.Warning, "OpenRouter key '{Key}' of client '{Client}' expires at {ExpiresAt:u}.", EventName = "KeyExpiring")]
    public partial void KeyExpiring(string client, string key, DateTimeOffset? expiresAt);

    [LoggerMessage(14, LogLevel.Error, "OpenRouter key '{Key}' of client '{Client}' expired at {ExpiresAt:u}.", EventName = "KeyExpired")]
    public partial void KeyExpired(string client, string key, DateTimeOffset? expiresAt);

    [LoggerMessage(15, LogLevel.Warning, "OpenRouter key '{Key}' of client '{Client}' has {Remaining} USD left of its limit, which resets at {ResetsAt:u}.", EventName = "KeyLimitLow")]
    public partial void KeyLimitLow(string client, string key, decimal remaining, DateTimeOffset? resetsAt);

    [LoggerMessage(20, LogLevel.Warning, "OpenRouter account '{Account}' of client '{Client}' is out with all its keys until {Until:u}: {Reason}", EventName = "AccountBenched")]
    public partial void AccountBenched(string client, string account, DateTimeOffset? until, string? reason);

    [LoggerMessage(21, LogLevel.Information, "OpenRouter account '{Account}' of client '{Client}' serves again.", EventName = "AccountRecovered")]
    public partial void AccountRecovered(string client, string account);

    [LoggerMessage(22, LogLevel.Warning, "OpenRouter account '{Account}' of client '{Client}' is out for free models until {Until:u}.", EventName = "FreeModelsBenched")]
    public partial void FreeModelsBenched(string client, string account, DateTimeOffset? until);

    [LoggerMessage(23, LogLevel.Warning, "OpenRouter model '{Model}' is left alone by client '{Client}' until {Until:u}: {Reason}", EventName = "ModelCooled")]
    public partial void ModelCooled(string client, string model, DateTimeOffset? until, string? reason);

    [LoggerMessage(24, LogLevel.Information, "OpenRouter model '{Model}' is used again by client '{Client}'.", EventName = "ModelRecovered")]
    public partial void ModelRecovered(string client, string model);

    [LoggerMessage(30, LogLevel.Information, "OpenRouter client '{Client}' waits for {Requests} requests before the host stops.", EventName = "DrainStarted")]
    public partial void DrainStarted(string client, int requests);

    [LoggerMessage(31, LogLevel.Information, "OpenRouter client '{Client}' has no request left, after {Duration}.", EventName = "DrainEnded")]
    public partial void DrainEnded(string client, TimeSpan duration);

    [LoggerMessage(32, LogLevel.Warning, "OpenRouter client '{Client}' gives up {Requests} requests, because the host stops, after {Duration}.", EventName = "DrainTimedOut")]
    public partial void DrainTimedOut(string client, int requests, TimeSpan duration);

    [LoggerMessage(40, LogLevel.Debug, "OpenRouter client '{Client}': attempt {Attempt} of request {Request} on model '{Model}' with key '{Key}' failed, blamed on {Scope}, action {Action}: {Outcome}", EventName = "AttemptFailed")]
    public partial void AttemptFailed(string client, int attempt, long request, string? model, string key, string scope, string action, string outcome);
}
