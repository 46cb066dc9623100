using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>Each row of the table of statuses: how it is told, whom it blames, what to do, until when. The bodies are our own.</summary>
public class StatusTableTests
{
    private const string ToAnother = ", another model may serve";

    public static TheoryData<string, int, string, string> Rows => new()
    {
        { "400 invalid parameter", 400, Error(400, "Unrecognized key(s) in object: 'x'"), "request surface" },
        { "400 invalid model", 400, Error(400, "a/b is not a valid model ID"), "request surface" + ToAnother },
        { "400 context length by type", 400, Error(400, "too much", """ "error_type":"context_length_exceeded" """), "request surface" + ToAnother },
        { "400 context length by words", 400, Error(400, "This endpoint's maximum context length is 9 tokens."), "request surface" + ToAnother },
        { "400 length by a provider's words", 400, Provider(400, "prompt is too long: 9 tokens > 5 maximum"), "request surface" + ToAnother },
        { "400 of a provider, about the request", 400, Provider(400, "messages.1.content: Input should be a valid string"), "request surface" },
        { "400 of a provider, about its model", 400, Provider(400, "'temperature' is not supported with this model."), "request surface" + ToAnother },
        { "400 of a provider, about the place", 400, Provider(400, "User location is not supported for the API use."), "request surface" + ToAnother },
        { "400 that wraps a 503", 400, Provider(503, "upstream"), "model cool" },
        { "400 that wraps a 429", 400, Error(429, "Provider returned error", """ "provider_name":"P" """), "model cool" },
        { "400 that wraps a 408", 400, Error(408, "late"), "model cool, perhaps billed" },
        { "400 that wraps a 500 of the service", 400, Error(500, "Internal Server Error"), "service retry" },
        { "400 that wraps by its error_type", 400, Error(400, "x", """ "error_type":"provider_overloaded" """), "model cool" },
        { "400 that wraps by provider_code", 400, Error(400, "x", """ "provider_name":"P","provider_code":"429" """), "model cool" },
        { "400 that wraps a provider's quota", 400, Raw(400, """{"error":{"type":"insufficient_quota","code":"insufficient_quota"}}"""), "model cool" },
        { "400 that wraps a provider's throttle", 400, Raw(400, """{"type":"error","error":{"type":"rate_limit_error"}}"""), "model cool" },
        { "400 that wraps Google's status", 400, Raw(400, """{"error":{"code":400,"status":"RESOURCE_EXHAUSTED"}}"""), "model cool" },
        { "400 that wraps a number", 400, Raw(400, """{"error":{"code":503,"message":"x"}}"""), "model cool" },
        { "400 that wraps the edge before a provider", 400, Provider(400, "error code: 1015"), "model cool" },
        { "400 of a provider that says 400", 400, Raw(400, """{"error":{"code":400,"status":"INVALID_ARGUMENT"}}"""), "request surface" },
        { "400 refusal", 400, Error(400, "no", """ "error_type":"refusal" """), "request surface" + ToAnother },
        { "400 of a member called region", 400, Error(400, "messages.0.region: expected string"), "request surface" },

        { "401 without a key, old words", 401, Error(401, "No cookie auth credentials found"), "request surface" },
        { "401 without a key", 401, Error(401, "Missing Authentication header"), "request surface" },
        { "401 bad key", 401, Error(401, "User not found."), "key quarantine" },
        { "401 disabled key", 401, Error(401, "API key is disabled."), "key quarantine" },
        { "401 without an error", 401, "", "key quarantine" },
        { "401 of a provider", 401, Provider(401, "invalid x-api-key"), "model cool" },
        { "401 of a provider, own key", 401, Error(401, "no", """ "provider_name":"P","is_byok":true """), "key+model exclude" },

        { "402 credits by limit_source", 402, Error(402, "no", """ "limit_source":"openrouter_credits" """), "account bench" },
        { "402 credits by words", 402, Error(402, "Insufficient credits. Add more."), "account bench" },
        { "402 negative balance", 402, Error(402, "Your account has a negative balance.", """ "retry_after_seconds":2 """), "account bench until 2026-01-02 12:00:02" },
        { "402 credits, nothing is left", 402, Afford("0", """ "limit_source":"openrouter_credits" """), "account bench" },
        { "402 credits, less than nothing is left", 402, Afford("-12", """ "limit_source":"openrouter_credits" """), "account bench" },
        { "402 credits, nothing is left, by words", 402, Afford("0"), "account bench" },
        { "402 credits, no prompt is left", 402, Error(402, "Prompt tokens limit exceeded: 9 > -3"), "account bench" },
        { "402 credits, something is left", 402, Afford("1,005", """ "limit_source":"openrouter_credits" """), "request reroute" },
        { "402 key limit by limit_source", 402, Error(402, "no", """ "limit_source":"openrouter_key_limit" """), "key bench" },
        { "402 key limit by words", 402, Error(402, "Daily key limit reached, see settings/keys"), "key bench until 2026-01-03 00:00:00" },
        { "402 key limit, nothing is left", 402, Afford("0", """ "limit_source":"openrouter_key_limit" """), "key bench" },
        { "402 key limit, nothing is left, by words", 402, Error(402, "You requested up to 9 tokens, but can only afford 0. To increase, visit settings/keys"), "key bench" },
        { "402 in flight by limit_source", 402, Error(402, "no", """ "limit_source":"openrouter_in_flight_budget","retry_after_seconds":3 """), "account slow until 2026-01-02 12:00:03" },
        { "402 in flight by reason", 402, Error(402, "fewer max_tokens", """ "reason":"in_flight_budget_exhausted" """), "account slow" },
        { "402 in flight, whatever the words", 402, Error(402, "fewer max_tokens", """ "limit_source":"openrouter_in_flight_budget" """), "account slow" },
        { "402 too dear by reason", 402, Error(402, "no", """ "reason":"weight_exceeds_budget","limit_source":"openrouter_in_flight_budget" """), "request reroute" },
        { "402 too dear by words", 402, Error(402, "This request requires more credits, or fewer max_tokens. You requested up to 9 tokens, but can only afford 5."), "request reroute" },
        { "402 too dear for the key", 402, Error(402, "You requested up to 9 tokens, but can only afford 5. To increase, visit settings/keys"), "request reroute" },
        { "402 too long a prompt", 402, Error(402, "Prompt tokens limit exceeded: 9 > 5"), "request reroute" },
        { "402 that is told when to come back", 402, Error(402, "no", """ "retry_after_seconds":2 """), "account slow until 2026-01-02 12:00:02" },
        { "402 of a provider", 402, Provider(402, "Insufficient Balance"), "model cool" },
        { "402 of a provider, about its own key", 402, Error(402, "Upstream error from P: key limit reached", """ "provider_name":"P" """), "model cool" },

        { "403 key limit, total", 403, Error(403, "Key limit exceeded (total limit). Manage it using settings/keys"), "key bench" },
        { "403 key limit, daily", 403, Error(403, "Key limit exceeded (daily limit)"), "key bench until 2026-01-03 00:00:00" },
        { "403 key limit, weekly", 403, Error(403, "Key limit exceeded (weekly limit)"), "key bench until 2026-01-05 00:00:00" },
        { "403 key limit, monthly", 403, Error(403, "Key limit exceeded (monthly limit)"), "key bench until 2026-02-01 00:00:00" },
        { "403 guardrail budget", 403, Error(403, "no", """ "limit_source":"openrouter_guardrail_budget","resets_at":"2026-01-04T00:00:00Z" """), "key bench until 2026-01-04 00:00:00" },
        { "403 workspace budget", 403, Error(403, "no", """ "limit_source":"openrouter_workspace_budget","resets_at":"2026-01-04T00:00:00+02:00" """), "key bench until 2026-01-03 22:00:00" },
        { "403 budget by words", 403, Error(403, "The monthly budget of this member is spent."), "key bench until 2026-02-01 00:00:00" },
        { "403 key limit of the kind of all 403s", 403, Error(403, "Key limit exceeded (daily limit)", """ "error_type":"permission_denied" """), "key bench until 2026-01-03 00:00:00" },
        { "403 key limit, whatever the words", 403, Error(403, "not available in your region", """ "limit_source":"openrouter_key_limit" """), "key bench" },
        { "403 key limit, by a key with a name", 403, Error(403, "The key limit of 'daily' is exceeded (monthly limit)"), "key bench until 2026-02-01 00:00:00" },
        { "403 credits by limit_source", 403, Error(403, "no", """ "limit_source":"openrouter_credits" """), "account bench" },
        { "403 in flight by limit_source", 403, Error(403, "no", """ "limit_source":"openrouter_in_flight_budget" """), "account slow" },
        { "403 moderation", 403, Error(403, "no", """ "reasons":["violence"],"flagged_input":"x","provider_name":"P" """), "request surface" },
        { "403 guardrail pattern", 403, Error(403, "no", """ "patterns":["x"] """), "request surface" },
        { "403 guardrail pattern, with a link", 403, Error(403, "Key limit exceeded? See https://openrouter.ai/settings/keys", """ "patterns":["ssn"] """), "request surface" },
        { "403 flagged", 403, Error(403, "Your input was flagged: how to exceed a key limit and not be found"), "request surface" },
        { "403 content policy", 403, Error(403, "no", """ "error_type":"content_policy_violation" """), "request surface" + ToAnother },
        { "403 refusal", 403, Error(403, "no", """ "error_type":"refusal" """), "request surface" + ToAnother },
        { "403 refusal about a budget", 403, Error(403, "The model refused to discuss the federal budget", """ "error_type":"refusal" """), "request surface" + ToAnother },
        { "403 refusal about a budget, by words", 403, Error(403, "The model refused to discuss how the federal budget was spent"), "request surface" + ToAnother },
        { "403 about a budget", 403, Error(403, "We do not talk about the federal budget"), "request surface" },
        { "403 refusal about regions", 403, Error(403, "no word about any region", """ "reasons":["violence"] """), "request surface" },
        { "403 content that is not allowed", 403, Error(403, "This is not allowed to be said: content policy"), "request surface" + ToAnother },
        { "403 of a provider", 403, Provider(403, "Content violates usage guidelines"), "request surface" + ToAnother },
        { "403 of a provider, own key", 403, Error(403, "no", """ "provider_name":"P","is_byok":true """), "key+model exclude" },
        { "403 of a provider, own key, a refusal", 403, Error(403, "Provider returned error", """ "provider_name":"P","is_byok":true,"raw":"Content violates usage guidelines" """), "request surface" + ToAnother },
        { "403 of a provider, about its own key", 403, Error(403, "Upstream error from P: key limit exceeded", """ "provider_name":"P" """), "request surface" + ToAnother },
        { "403 region", 403, Error(403, "This model is not available in your region."), "request surface" + ToAnother },
        { "403 management key", 403, Error(403, "A management key cannot be used for inference"), "key quarantine" },
        { "403 management key, in the plural", 403, Error(403, "Management keys cannot be used for inference. Use a regular API key."), "key quarantine" },
        { "403 for management keys only", 403, Error(403, "This action requires a management key"), "request surface" },
        { "403 not without a management key", 403, Error(403, "You cannot do that without a provisioning key"), "request surface" },
        { "403 permission", 403, Error(403, "no", """ "error_type":"permission_denied" """), "key+model exclude" },
        { "403 permission by words, with a link", 403, Error(403, "This key is not allowed to use a/b. See https://openrouter.ai/settings/keys"), "key+model exclude" },
        { "403 permission, a slug with other words", 403, Error(403, "You do not have permission to use acme/budget-spent-flagged."), "key+model exclude" },
        { "403 that the account must confirm", 403, Error(403, "no", """ "failed_routing_step":"Gate Endpoints with Attestations" """), "key+model exclude" },
        { "403 for other programs only", 403, Error(403, "a/b:free is only available on agentic harnesses"), "request surface" + ToAnother },

        { "404 data policy", 404, Error(404, "No endpoints found matching your data policy."), "key+model exclude" },
        { "404 guardrail", 404, Error(404, "0 endpoints out of 5 requested are available matching your guardrail restrictions"), "key+model exclude" },
        { "404 allowed providers", 404, Error(404, "No allowed providers are available for the selected model."), "key+model exclude" },
        { "404 ignored providers", 404, Error(404, "All providers have been ignored."), "key+model exclude" },
        { "404 by routing step", 404, Error(404, "No endpoints found for a/b.", """ "failed_routing_step":"Filter by Guardrails" """), "key+model exclude" },
        { "404 the request's own providers", 404, Error(404, "No allowed providers are available, but your request's `provider.only` permits only: x"), "request surface" + ToAnother },
        { "404 the request's own tools", 404, Error(404, "No endpoints found. Filter by Guardrails removed x", """ "failed_routing_step":"Filter by Tool Compatibility" """), "request surface" + ToAnother },
        { "404 parameters", 404, Error(404, "No endpoints found that can handle the requested parameters."), "request surface" + ToAnother },
        { "404 unknown model", 404, Error(404, "No endpoints found for a/b."), "request surface" + ToAnother },
        { "404 unknown model, a slug with other words", 404, Error(404, "No endpoints found for mistralai/policy-7b."), "request surface" + ToAnother },
        { "404 unknown model, a variant with other words", 404, Error(404, "No endpoints found for `guardrail-privacy:free`."), "request surface" + ToAnother },
        { "404 deprecated model", 404, Error(404, "a/b has been deprecated; use a/c."), "request surface" + ToAnother },
        { "404 settings by their link", 404, Error(404, "No endpoints found for a/b. Configure: https://openrouter.ai/settings/privacy"), "key+model exclude" },
        { "404 with a link to the documentation", 404, Error(404, "No endpoints found that support tools: https://openrouter.ai/docs/data-policy"), "request surface" + ToAnother },
        { "404 the free variant ended", 404, Error(404, "a/b is unavailable for free. The paid version is available now."), "request surface" + ToAnother },
        { "404 unknown path", 404, "<html>no such page</html>", "request surface" },
        { "404 generation not written yet", 404, Error(404, "Generation gen-1 not found"), "request surface" },

        { "408", 408, Error(408, "late"), "model cool, perhaps billed" },
        { "504", 504, Error(504, "late"), "model cool, perhaps billed" },
        { "524", 524, Error(524, "late"), "service retry, perhaps billed" },
        { "409", 409, Error(409, "conflict"), "request surface" },
        { "412", 412, Error(412, "precondition"), "request surface" },
        { "413", 413, Error(413, "large"), "request surface" },
        { "413 of the edge", 413, "<html>large</html>", "request surface" },
        { "415", 415, Error(415, "type"), "request surface" },
        { "422", 422, Error(422, "unprocessable"), "request surface" },

        { "429 free per minute", 429, Error(429, "no", """ "limit_source":"openrouter_free_tier_per_minute" """), "account bench until 2026-01-02 12:01:00, free models only" },
        { "429 free per minute, reset in the body", 429, Error(429, "Rate limit exceeded: free-models-per-min. ", """ "headers":{"X-RateLimit-Reset":"1767355230000"} """), "account bench until 2026-01-02 12:00:30, free models only" },
        { "429 free per minute and model", 429, Error(429, "Rate limit exceeded: limit_rpm/a/b/0. High demand"), "account bench until 2026-01-02 12:01:00, free models only" },
        { "429 free per day", 429, Error(429, "no", """ "limit_source":"openrouter_free_tier_daily" """), "account bench until 2026-01-03 00:00:00, free models only" },
        { "429 free per day by words", 429, Error(429, "Rate limit exceeded: free-models-per-day"), "account bench until 2026-01-03 00:00:00, free models only" },
        { "429 shared pool", 429, Error(429, "Provider returned error", """ "limit_source":"upstream_provider_shared_pool","retry_after_seconds":7 """), "model cool until 2026-01-02 12:00:07" },
        { "429 shared pool, whatever the words", 429, Error(429, "free-models-per-day", """ "limit_source":"upstream_provider_shared_pool" """), "model cool" },
        { "429 key limit by limit_source", 429, Error(429, "no", """ "limit_source":"openrouter_key_limit" """), "key bench" },
        { "429 upstream by raw", 429, Provider(429, "a/b:free is temporarily rate-limited upstream"), "model cool" },
        { "429 own provider key", 429, Error(429, "Provider returned error", """ "provider_name":"P","is_byok":true """), "key+model exclude" },
        { "429 of the edge", 429, "<html>slow down</html>", "service slow" },
        { "429 of the edge, as text", 429, "error code: 1015", "service slow" },
        { "429 of the edge, as JSON", 429, """{"title":"Error 1015: You are being rate limited","status":429}""", "service slow" },
        { "429 of the edge before a provider", 429, Provider(429, "error code: 1015"), "model cool" },

        { "500", 500, Error(500, "Internal Server Error", """ "error_type":"server" """), "service retry" },
        { "500 unmapped", 500, Error(500, "no", """ "error_type":"unmapped" """), "service retry" },
        { "500 of a provider", 500, Provider(500, "oops"), "model cool" },
        { "502", 502, Error(502, "gone", """ "error_type":"provider_unavailable" """), "model cool" },
        { "503 overloaded", 503, Error(503, "x", """ "error_type":"provider_overloaded","retry_after_seconds":4 """), "model cool until 2026-01-02 12:00:04" },
        { "503 routing", 503, Error(503, "There is no available provider that meets your routing requirements"), "model cool" },
        { "503 of the edge", 503, "<html>busy</html>", "service retry" },
        { "520", 520, "<html>edge</html>", "service retry" },
        { "521", 521, "<html>edge</html>", "service retry" },
        { "523", 523, "<html>edge</html>", "service retry" },
        { "525", 525, "<html>edge</html>", "service retry" },
        { "526", 526, "error code: 526", "service retry" },
        { "527", 527, "", "service retry" },
        { "522 with a JSON error", 522, Error(522, "edge"), "service retry" },
        { "530", 530, "error code: 1033", "service retry" },
        { "529", 529, Error(529, "overloaded"), "model cool" },
        { "403 of the edge", 403, "<html>prove that you are human</html>", "service retry" },
        { "a redirect", 302, "", "request surface" },
    };

    public static TheoryData<TransportFault, string> Faults => new()
    {
        { TransportFault.Connect, "service retry" },
        { TransportFault.Reset, "service retry, perhaps billed" },
        { TransportFault.Truncated, "service retry, perhaps billed" },
        { TransportFault.FirstByteTimeout, "model cool, perhaps billed" },
        { TransportFault.FirstTokenTimeout, "model cool, perhaps billed" },
        { TransportFault.Stall, "model cool, perhaps billed" },
        { TransportFault.ConnectTimeout, "service retry" },
        { TransportFault.Refused, "service retry" },
        { TransportFault.AttemptTimeout, "model cool, perhaps billed" },
        { TransportFault.Malformed, "model cool, perhaps billed" },
        { TransportFault.TooLarge, "request surface, perhaps billed" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_has_its_verdict(string row, int status, string body, string expected)
    {
        Verdict verdict = Judge(status, body);
        Assert.Equal((row, expected), (row, Of(verdict)));
        Assert.NotEmpty(verdict.Reason);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_of_the_transport_has_its_verdict(TransportFault fault, string expected) =>
        Assert.Equal(expected, Of(Verdict.From(new AnswerSummary { Fault = fault }, Now)));

    [Theory]
    [InlineData(401, "User not found.")]
    [InlineData(403, "Only management keys can perform this operation")]
    [InlineData(403, "no")]
    public void A_refusal_to_administer_says_nothing_about_the_key(int status, string message)
    {
        Assert.Equal("request surface", Of(Judge(status, Error(status, message), path: "/credits")));
        Assert.Equal("request surface", Of(Judge(status, Error(status, message), path: "/api/v1/keys?offset=100")));
    }

    [Fact]
    public void A_key_that_lacks_a_right_is_not_taken_for_a_management_key()
    {
        Assert.Equal("request surface", Of(Judge(403, Error(403, "Only management keys can perform this operation"))));
        Assert.Equal("key quarantine", Of(Judge(401, Error(401, "User not found."), path: "/key")));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public void A_page_in_place_of_the_API_has_a_reason_that_names_the_base_URL(int status)
    {
        string reason = Judge(status, "<!DOCTYPE html><html></html>").Reason;
        Assert.Contains("base URL", reason, StringComparison.Ordinal);
        Assert.Contains("/api/v1", reason, StringComparison.Ordinal);
    }

    private static string Afford(string tokens, string metadata = "") => Error(
        402, $"This request requires more credits, or fewer max_tokens. You requested up to 9,000 tokens, but can only afford {tokens}. To increase, visit https://openrouter.ai/settings/credits", metadata);

    private static string Provider(int code, string raw) => Error(code, "Provider returned error", $$""" "provider_name":"P","raw":"{{raw}}" """);

    private static string Raw(int code, string json) => Provider(code, json.Replace("\"", "\\\"", StringComparison.Ordinal));
}
