using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Verdicts on recorded answers.</summary>
public sealed class ExplainTests(ITestOutputHelper output)
{
    private static readonly string[] Scopes = ["none", "request", "key", "account", "model", "key+model", "service"];

    public static TheoryData<string, string, string, string?> Recordings => new()
    {
        { Record(429, """{"error":{"message":"Provider returned error","code":429,"metadata":{"provider_name":"Maker"}}}""", """ "retry-after":"30" """, "2026-01-02T03:04:05Z"), "model", "cool", "2026-01-02T03:04:35Z" },
        { Record(429, """{"error":{"message":"Provider returned error","code":429}}""", """ "retry-after":"30","date":"Fri, 02 Jan 2026 03:04:05 GMT" """, null), "model", "cool", "2026-01-02T03:04:35Z" },
        { Record(429, """{"error":{"message":"Rate limit exceeded: free-models-per-day","code":429}}""", "", "Fri, 02 Jan 2026 03:04:05 GMT"), "account", "bench", "2026-01-03T00:00:00Z" },
        { Record(401, """{"error":{"message":"User not found.","code":401}}""", "", null), "key", "quarantine", null },
        { Record(200, """{"choices":[{"message":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":0}}""", "", null), "model", "cool", null },
        { Record(200, """{"data":{"label":"x","limit":null}}""", "", null, "/key"), "none", "accept", null },
        { Record(200, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"error\":{\"code\":502,\"message\":\"gone\"}}\n\n", """ "content-type":"text/event-stream" """, null), "model", "cool", null },
        { Record(503, "<html>busy</html>", """ "content-type":"text/html" """, null), "service", "retry", null },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_recording_has_its_verdict(string recording, string scope, string action, string? retryAt)
    {
        ToolResult run = (await ToolProcess.RunAsync(["explain", "-", "--json"], input: recording)).Expect(0);
        JsonElement verdict = JsonElement.Parse(run.Output);
        Assert.Equal(["scope", "action", "retry_at", "reason", "error_type", "provider"], verdict.EnumerateObject().Select(member => member.Name));
        Assert.Equal(scope, verdict.GetProperty("scope").GetString());
        Assert.Equal(action, verdict.GetProperty("action").GetString());
        Assert.Equal(retryAt, verdict.GetProperty("retry_at").GetString());
    }

    [Fact]
    public async Task A_bare_body_needs_a_status()
    {
        const string Body = """{"error":{"message":"Insufficient credits","code":402}}""";
        ToolResult run = (await ToolProcess.RunAsync(["explain", "-"], input: Body)).Expect(2);
        Assert.Contains("--status", run.Error, StringComparison.Ordinal);
        ToolResult told = (await ToolProcess.RunAsync(["explain", "-", "--status", "402"], input: Body)).Expect(0);
        Assert.Contains("account", told.Output, StringComparison.Ordinal);
        Assert.Contains("Insufficient credits", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_in_base64_is_decoded()
    {
        byte[] file = """{"response":{"status":200,"headers":{"content-type":["audio/mpeg"]},"body":"/+NI","body_encoding":"base64"}}"""u8.ToArray();
        RecordedAnswer answer = RecordedAnswer.Read(file, null, "test");
        Assert.Equal([0xff, 0xe3, 0x48], answer.Body.ToArray());
        Assert.Equal("audio/mpeg", answer.Headers.ContentType);
    }

    [Fact]
    public void Every_recorded_exchange_has_a_verdict()
    {
        Assert.SkipWhen(RecordingsFolder.Path is null, RecordingsFolder.WhySkipped);
        int count = 0;
        foreach (string file in Directory.GetFiles(RecordingsFolder.Path!, "*.json"))
        {
            RecordedAnswer answer = RecordedAnswer.Read(File.ReadAllBytes(file), null, file);
            (Verdict verdict, AnswerSummary summary) = answer.Judge();
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
                ExplainCommand.Write(json, verdict, summary);
            JsonElement told = JsonElement.Parse(buffer.WrittenSpan);
            Assert.Contains(told.GetProperty("scope").GetString(), Scopes);
            Assert.Equal(verdict.IsAccepted, told.GetProperty("scope").GetString() == "none");
            if (answer.Status >= 400)
                Assert.False(verdict.IsAccepted, file);
            count++;
        }

        output.WriteLine($"{count} recordings");
        Assert.True(count > 0);
    }

    private static string Record(int status, string body, string headers, string? recordedAt, string endpoint = "/chat/completions") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"endpoint":"{{endpoint}}","recorded_at":{{(recordedAt is null ? "null" : $"\"{recordedAt}\"")}},"response":{"status":{{status}},"headers":{ {{headers}} },"body":"{{JsonEncodedText.Encode(body)}}"} }""");
}
