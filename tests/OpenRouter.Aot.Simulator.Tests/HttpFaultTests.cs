using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Faults that show as an HTTP status.</summary>
public class HttpFaultTests
{
    [Theory]
    [InlineData("unauthorized", 401, "User not found.")]
    [InlineData("credits", 402, "Insufficient credits")]
    [InlineData("key_limit", 403, "Key limit exceeded (total limit)")]
    [InlineData("in_flight", 402, "Too many requests are in flight")]
    [InlineData("too_dear", 402, "can only afford 6553.")]
    [InlineData("moderation", 403, "Your input was flagged")]
    [InlineData("no_endpoints", 404, "No endpoints found for a/b.")]
    [InlineData("invalid_model", 400, "a/b is not a valid model ID")]
    [InlineData("wrapped_transient", 400, "Provider returned error")]
    [InlineData("free_per_minute", 429, "free-models-per-min")]
    [InlineData("free_per_day", 429, "free-models-per-day")]
    [InlineData("upstream_throttle", 429, "Provider returned error")]
    [InlineData("server_error", 500, "Internal Server Error")]
    [InlineData("provider_unavailable", 502, "Provider returned error")]
    [InlineData("overloaded", 503, "Provider returned error")]
    [InlineData("provider_overloaded", 529, "Provider returned error")]
    public async Task A_fault_has_its_status_and_message(string kind, int status, string message)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}"}""");
        Reply reply = await probe.ChatAsync();
        Assert.Equal(status, reply.Status);
        Assert.Equal("application/json", reply.ContentType);
        Assert.Contains(message, reply.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(kind == "wrapped_transient" ? 503 : status, reply.Error.GetProperty("code").GetInt32());
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal((1, 0, 1, 0), (counters.Attempts, counters.Succeeded, counters.Failed, counters.InFlight));
        Assert.Equal(1, counters.Faults[kind]);
        Assert.Equal(0, counters.CostUsd);
    }

    [Theory]
    [InlineData("credits", "openrouter_credits")]
    [InlineData("key_limit", "openrouter_key_limit")]
    [InlineData("in_flight", "openrouter_in_flight_budget")]
    [InlineData("free_per_minute", "openrouter_free_tier_per_minute")]
    [InlineData("free_per_day", "openrouter_free_tier_daily")]
    [InlineData("upstream_throttle", "upstream_provider_shared_pool")]
    public async Task The_source_of_a_limit_is_named(string kind, string source)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}"}""");
        Reply reply = await probe.ChatAsync();
        Assert.Equal(source, reply.Error.GetProperty("metadata").GetProperty("limit_source").GetString());
    }

    [Fact]
    public async Task The_in_flight_402_says_how_long_to_wait()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"in_flight","retry_after_seconds":7}""");
        Reply reply = await probe.ChatAsync();
        Assert.Equal("7", reply.Header("Retry-After"));
        Assert.Equal("in_flight_budget_exhausted", reply.Error.GetProperty("metadata").GetProperty("reason").GetString());
        Assert.Equal(7, reply.Error.GetProperty("metadata").GetProperty("retry_after_seconds").GetInt32());
    }

    [Fact]
    public async Task The_upstream_429_names_the_model_and_its_provider()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"upstream_throttle"}""");
        JsonElement metadata = (await probe.ChatAsync()).Error.GetProperty("metadata");
        Assert.StartsWith("a/b is temporarily rate-limited upstream.", metadata.GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal("Simulator", metadata.GetProperty("provider_name").GetString());
    }

    [Fact]
    public async Task Moderation_shows_what_it_flagged()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"moderation"}""");
        JsonElement metadata = (await probe.ChatAsync(new string('a', 300))).Error.GetProperty("metadata");
        Assert.Equal(100, metadata.GetProperty("flagged_input").GetString()!.Length);
        Assert.Equal("a/b", metadata.GetProperty("model_slug").GetString());
        Assert.Equal("misc", metadata.GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public async Task The_edge_answers_with_a_page()
    {
        await using Probe probe = await Probe.StartAsync("""{"faults":[{"kind":"html","when":{"until_request":1}},{"name":"edge limit","kind":"html","status":429,"message":"unused"}]}""");
        Reply down = await probe.ChatAsync();
        Reply limited = await probe.ChatAsync();
        Assert.Equal((503, 429), (down.Status, limited.Status));
        Assert.StartsWith("<!DOCTYPE html>", down.Text, StringComparison.Ordinal);
        Assert.Contains("Error 1015", limited.Text, StringComparison.Ordinal);
        Assert.StartsWith("text/html", limited.ContentType, StringComparison.Ordinal);
        Assert.Equal(1, probe.Simulator.GetCounters().Faults["edge limit"]);
    }

    [Fact]
    public async Task Any_status_can_have_any_body()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"status","status":524,"body":"error code: 524","content_type":"text/plain","retry_after_seconds":3}""");
        Reply reply = await probe.ChatAsync();
        Assert.Equal((524, "error code: 524", "text/plain", "3"), (reply.Status, reply.Text, reply.ContentType, reply.Header("Retry-After")));
    }

    [Fact]
    public async Task Messages_have_an_envelope_of_their_own()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"overloaded"}""");
        Reply reply = await probe.PostAsync("messages", """{"model":"a/b","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}""");
        Assert.Equal(503, reply.Status);
        Assert.Equal("error", reply.Json.GetProperty("type").GetString());
        Assert.Equal("overloaded_error", reply.Error.GetProperty("type").GetString());
        Assert.Equal("provider_overloaded", reply.Error.GetProperty("error_type").GetString());
    }

    [Fact]
    public async Task A_cut_before_the_headers_leaves_no_answer()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"cut"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => probe.ChatAsync());
        Assert.Equal((1, 1), (probe.Simulator.GetCounters().Attempts, probe.Simulator.GetCounters().Failed));
    }
}
