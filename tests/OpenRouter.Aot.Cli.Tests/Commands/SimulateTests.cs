namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The simulator as a process of its own.</summary>
public sealed class SimulateTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_serves_until_it_is_stopped(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        using ToolProcess simulator = ToolProcess.Start(["simulate"]);
        var baseUrl = new Uri(await simulator.ReadLineAsync());
        ToolResult chat = await ToolProcess.RunAsync(["chat", "hello", "-m", "a/b"], ToolProcess.At(baseUrl));
        Assert.StartsWith("echo: hello", chat.Expect(0).Output, StringComparison.Ordinal);
        await simulator.SignalAsync(signal);
        Assert.Contains("1 attempt", (await simulator.WaitAsync()).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_trusts_the_certificate_is_served_over_TLS()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE is OpenSSL's.");
        using var folder = new TemporaryFolder();
        string file = folder.File("root.pem");
        using ToolProcess simulator = ToolProcess.Start(["simulate", "--urls", "https://127.0.0.1:0", "--certificate", file]);
        var baseUrl = new Uri(await simulator.ReadLineAsync());
        Assert.Equal("https", baseUrl.Scheme);
        Dictionary<string, string> trusting = new(ToolProcess.At(baseUrl)) { ["SSL_CERT_FILE"] = file };
        ToolResult chat = await ToolProcess.RunAsync(["chat", "hello", "-m", "a/b"], trusting);
        Assert.StartsWith("echo: hello", chat.Expect(0).Output, StringComparison.Ordinal);
        (await ToolProcess.RunAsync(["chat", "hello", "-m", "a/b"], ToolProcess.At(baseUrl))).Expect(1);
        await simulator.SignalAsync("INT");
        Assert.Contains("1 attempt:", (await simulator.WaitAsync()).Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_answers_what_was_recorded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        using var folder = new TemporaryFolder();
        folder.Write("one.json", """
            {"id":"one","endpoint":"/chat/completions","request":{"method":"POST","path":"/api/v1/chat/completions","headers":{},"body":"{\"model\":\"a/b\",\"messages\":[]}"},
             "response":{"status":200,"headers":{"content-type":"application/json"},"body":"{\"id\":\"gen-9\",\"choices\":[{\"message\":{\"content\":\"recorded\"},\"finish_reason\":\"stop\"}]}"}}
            """);
        using var work = new TemporaryFolder();
        string input = work.Write("in.jsonl", """{"custom_id":"a","body":{"messages":[],"model":"a/b"}}""");
        using ToolProcess simulator = ToolProcess.Start(["simulate", "--replay", folder.Path]);
        var baseUrl = new Uri(await simulator.ReadLineAsync());
        (await ToolProcess.RunAsync(["batch", input, "-o", work.File("out.jsonl")], ToolProcess.At(baseUrl))).Expect(0);
        Assert.Contains("\"body\":{\"id\":\"gen-9\",\"choices\":[{\"message\":{\"content\":\"recorded\"}", File.ReadAllText(work.File("out.jsonl")), StringComparison.Ordinal);
        await simulator.SignalAsync("INT");
        (await simulator.WaitAsync()).Expect(0);
    }
}
