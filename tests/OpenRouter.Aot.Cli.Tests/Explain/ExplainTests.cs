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
        { Record(200, "data: {\"error\":{\"code\":400,\"message\":\"first\"}}\n\n", """ "content-type":"text/event-stream" """, null), "request", "surface", null },
        { Record(403, """{"error":{"message":"Only management keys can perform this operation","code":403}}""", "", null, "/credits"), "request", "surface", null },
        { Record(200, """{"data":[]}""", "", null, "/embeddings"), "model", "cool", null },
        { Record(200, """{"data":[]}""", "", null, "/models"), "none", "accept", null },
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

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":""}}]}""", "200", "model")]
    [InlineData("""{"choices":[{"message":{"content":"hi"}}]}""", "200", "none")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\ndata: [DONE]\n\n", "200", "model")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\ndata: [DONE]\n\n", "200", "none")]
    [InlineData("""{"data":[]}""", "200", "none")]
    [InlineData("", "502", "service")]
    [InlineData("<html>", "200", "request")]
    [InlineData("<html>", "502", "service")]
    public async Task A_bare_body_is_known_by_its_shape(string body, string status, string scope)
    {
        ToolResult run = (await ToolProcess.RunAsync(["explain", "-", "--status", status, "--json"], input: body)).Expect(0);
        Assert.Equal(scope, JsonElement.Parse(run.Output).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task People_are_told_in_words()
    {
        string recording = Record(429, """{"error":{"message":"Rate limit exceeded: free-models-per-day","code":429}}""", "", "2026-01-02T03:04:05Z");
        ToolResult run = (await ToolProcess.RunAsync(["explain", "-"], input: recording)).Expect(0);
        Assert.Equal(
            """
            scope:    account (every key of the account)
            action:   bench (take the key or the account out until a moment)
            retry at: 2026-01-03T00:00:00Z
            note:     only for free models
            reason:   free-model quota used up: Rate limit exceeded: free-models-per-day

            """,
            run.Output.ReplaceLineEndings("\n"));
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("is empty", "")]
    [InlineData("is no recording: no JSON from line 1 on", "\u0001\u0002 PNG")]
    [InlineData("is no recording: no JSON from line 2 on", "{\n\"response\": oops")]
    [InlineData("has no response.status", "[1, 2]")]
    [InlineData("has no response.status", "{\"response\":{}}")]
    [InlineData("response.status is 20.5", "{\"response\":{\"status\":20.5}}")]
    [InlineData("response.status is 7", "{\"response\":{\"status\":7}}")]
    [InlineData("its body is no base64", "{\"response\":{\"status\":200,\"body\":\"?\",\"body_encoding\":\"base64\"}}")]
    public async Task What_is_no_recording_is_refused_in_a_sentence(string expected, string input)
    {
        ToolResult run = (await ToolProcess.RunAsync(["explain", "-", "--json"], input: input)).Expect(2);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: stdin ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.json", "cannot be read")]
    [InlineData(".", "is a folder")]
    public async Task What_is_no_file_is_refused_in_a_sentence(string name, string expected)
    {
        ToolResult run = (await ToolProcess.RunAsync(["explain", name])).Expect(2);
        Assert.StartsWith($"error: {name} {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_file_has_a_verdict_by_its_status()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "page.bin");
        await File.WriteAllBytesAsync(file, [0xff, 0xfb, 0x90, 0x00], TestContext.Current.CancellationToken);
        (await ToolProcess.RunAsync(["explain", file])).Expect(2);
        ToolResult run = (await ToolProcess.RunAsync(["explain", file, "--status", "503", "--json"])).Expect(0);
        Assert.Equal("service", JsonElement.Parse(run.Output).GetProperty("scope").GetString());
        run = (await ToolProcess.RunAsync(["explain", file, "--status", "200", "--json"])).Expect(0);
        Assert.Equal("none", JsonElement.Parse(run.Output).GetProperty("scope").GetString());
    }

    [Theory]
    [InlineData("req-llm-deepseek-deepseek-r1-0528-qwen3-8b-free-basic-9d5ded95", "account", "bench", "2025-10-07T13:57:00Z")]
    [InlineData("langchaingo-testopenrouterstreaming-1a77667a", "account", "bench", "2025-08-08T15:41:00Z")]
    [InlineData("quoted-cline-5449", "model", "cool", null)]
    [InlineData("quoted-keylimit-1287", "key", "bench", null)]
    [InlineData("open-router-enhanced-responses-tools-invalid-29cf425e", "request", "surface", null)]
    [InlineData("ruby-llm-speech-basic-functionality-openrouter-hexgrad-kokoro-82m-c-9cfa4dae", "none", "accept", null)]
    public async Task A_recorded_exchange_is_explained(string name, string scope, string action, string? retryAt)
    {
        Assert.SkipWhen(RecordingsFolder.Path is null, RecordingsFolder.WhySkipped);
        string file = Path.Combine(RecordingsFolder.Path!, name + ".json");
        JsonElement verdict = JsonElement.Parse((await ToolProcess.RunAsync(["explain", file, "--json"])).Expect(0).Output);
        Assert.Equal(
            (scope, action, retryAt),
            (verdict.GetProperty("scope").GetString(), verdict.GetProperty("action").GetString(), verdict.GetProperty("retry_at").GetString()));
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
