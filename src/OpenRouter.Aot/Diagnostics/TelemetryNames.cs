namespace OpenRouter.Aot;

/// <summary>
/// The attributes of spans and measurements. Those that begin with <c>gen_ai</c>, <c>server</c>, <c>http</c> and <c>error</c> are OpenTelemetry's
/// (semantic conventions for generative AI, version 1.41), the others ours.
/// </summary>
internal static class TelemetryNames
{
    public const string Provider = "openrouter";

    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string TimeToFirstChunk = "gen_ai.response.time_to_first_chunk";
    public const string IsStreamed = "gen_ai.request.stream";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string CachedTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string ReasoningTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string HttpStatus = "http.response.status_code";

    public const string Client = "openrouter.client.name";
    public const string KeyAlias = "openrouter.key.alias";
    public const string KeyState = "openrouter.key.state";
    public const string Account = "openrouter.account";
    public const string Group = "openrouter.group";
    public const string Scope = "openrouter.scope";
    public const string Action = "openrouter.action";
    public const string Outcome = "openrouter.outcome";
    public const string Attempt = "openrouter.attempt";
    public const string Attempts = "openrouter.attempts";
    public const string Waited = "openrouter.waited";
    public const string Cost = "openrouter.cost";
    public const string ServedBy = "openrouter.provider";
    public const string Reason = "openrouter.reason";
    public const string Tag = "openrouter.tag.";
    public const string ContentIsCut = "openrouter.content.truncated";

    /// <summary>The values of <see cref="Outcome"/>.</summary>
    public const string Succeeded = "succeeded", Failed = "failed", Abandoned = "abandoned";
}
