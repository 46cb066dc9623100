using System.Net;
using System.Net.Sockets;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Whatever is wrong is named, with exit code 2, and no key is ever repeated.</summary>
public sealed class BadInputTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v1");

    public static TheoryData<string, string> Keys => new()
    {
        { "", "OPENROUTER_API_KEY is blank" },
        { "   ", "OPENROUTER_API_KEY is blank" },
        { "marked key", "OPENROUTER_API_KEY has white space at character 7" },
        { "marked\nkey", "OPENROUTER_API_KEY has a line break at character 7" },
    };

    [Fact]
    public async Task No_key()
    {
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x"])).Expect(2);
        Assert.Contains("OPENROUTER_API_KEY", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_that_can_be_none(string key, string message)
    {
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x"], ToolProcess.At(Nowhere, key))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--nonsense'", "chat", "x", "--nonsense")]
    [InlineData("See: openrouter-aot --help")]
    [InlineData("Option '--output' is required", "batch", "in.jsonl")]
    [InlineData("--max-tokens is 0; it must be a whole number of at least 1.", "chat", "x", "--max-tokens", "0")]
    [InlineData("--max-tokens is 'abc'; it must be a whole number of at least 1.", "chat", "x", "--max-tokens", "abc")]
    [InlineData("--requests is 0; it must be a whole number from 1 to 1,000,000.", "demo", "--requests", "0")]
    [InlineData("--seed is 'x'; it must be a whole number from -2,147,483,648 to 2,147,483,647.", "demo", "--seed", "x")]
    [InlineData("--concurrency is '1.5'; it must be a whole number from 1 to 10,000.", "demo", "--concurrency", "1.5")]
    [InlineData("--width is 'abc'; it must be a whole number from 1 to 10,000.", "batch", "in.jsonl", "-o", "out.jsonl", "--width", "abc")]
    [InlineData("--concurrency is 99999999999; it must be a whole number from 1 to 10,000.", "batch", "in.jsonl", "-o", "out.jsonl", "--concurrency", "99999999999")]
    [InlineData("--status is 'abc'; it must be a whole number from 100 to 599.", "explain", "x", "--status", "abc")]
    [InlineData("--status is 600; it must be a whole number from 100 to 599.", "explain", "x", "--status", "600")]
    [InlineData("'foo' is no command. There are demo, chat, batch, keys, models, explain, simulate, completion.", "foo", "x")]
    [InlineData("Before '--nonsense' a command is missing. There are demo", "--nonsense", "x")]
    [InlineData("'demmo' is no command. Did you mean demo?", "demmo")]
    [InlineData("A command is missing. There are demo, chat", "--group", "x")]
    [InlineData("TEXT is missing. What to say", "chat", "-m", "a/b")]
    [InlineData("IN.jsonl is missing. The requests", "batch", "-o", "out.jsonl")]
    [InlineData("FILE is missing. A recorded exchange", "explain")]
    [InlineData("--output names no file", "batch", "in.jsonl", "-o", "")]
    [InlineData("No key belongs to the group 'team'", "chat", "x", "--group", "team")]
    [InlineData("No key belongs to the group 'team'", "keys", "--group", "team")]
    [InlineData("nowhere.json cannot be read", "explain", "nowhere.json")]
    [InlineData("pool.json", "keys", "--pool", "no/pool.json")]
    [InlineData("--urls is 'nonsense'", "simulate", "--urls", "nonsense")]
    [InlineData("--urls is 'ftp://x'", "simulate", "--urls", "ftp://x")]
    [InlineData("--certificate needs an https address in --urls", "simulate", "--certificate", "root.pem")]
    [InlineData("--certificate needs an https address in --urls", "simulate", "--urls", "http://127.0.0.1:0", "--certificate", "root.pem")]
    [InlineData("The certificate cannot be written to 'no/root.pem'", "simulate", "--urls", "https://127.0.0.1:0", "--certificate", "no/root.pem")]
    [InlineData("The certificate cannot be written to ''", "simulate", "--urls", "https://127.0.0.1:0", "--certificate", "")]
    [InlineData("no/scenario.json", "simulate", "--scenario", "no/scenario.json")]
    [InlineData("no-folder", "simulate", "--replay", "no-folder")]
    [InlineData("exclude each other", "simulate", "--replay", "a", "--scenario", "b")]
    public async Task A_command_line_that_cannot_work(string message, params string[] arguments)
    {
        ToolResult run = (await ToolProcess.RunAsync(arguments, ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProcess.Key, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("The text is empty", "chat", " ", "-m", "x")]
    [InlineData("The text is empty", "chat", "", "-m", "x")]
    [InlineData("--model names no model", "chat", "x", "-m", "")]
    [InlineData("--fallback names no model", "chat", "x", "--fallback", "c/d", "--fallback", " ")]
    [InlineData("--pool names no file", "keys", "--pool", "")]
    [InlineData("There is no file in.jsonl", "batch", "in.jsonl", "-o", "out.jsonl")]
    public async Task What_the_command_line_lacks_is_said_before_what_the_environment_lacks(string message, params string[] arguments)
    {
        ToolResult run = (await ToolProcess.RunAsync(arguments)).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENROUTER_API_KEY", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    public async Task A_pool_file_without_keys_is_named(string text)
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", text);
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool])).Expect(2);
        Assert.Contains($"{pool}:", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENROUTER_", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_an_address_that_is_not_the_default_one_is_a_matter_of_that_address()
    {
        // Bound and not listening: nobody else gets the port, and whoever connects is refused.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)held.LocalEndPoint!).Port}/api/v1");
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "-m", "a/b"], ToolProcess.At(address))).Expect(1);
        Assert.Contains($"check that something answers at {address} (OPENROUTER_BASE_URL", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("status.openrouter.ai", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_on_the_command_line_is_not_repeated()
    {
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x", "--key", "sk-or-v1-marked"], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("'--key'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_URL_that_is_none()
    {
        Dictionary<string, string> environment = ToolProcess.At(Nowhere);
        environment["OPENROUTER_BASE_URL"] = "nonsense";
        ToolResult run = (await ToolProcess.RunAsync(["chat", "x"], environment)).Expect(2);
        Assert.Contains("OPENROUTER_BASE_URL is 'nonsense'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        ToolResult run = (await ToolProcess.RunAsync(["simulate", "--urls", $"http://127.0.0.1:{port}"])).Expect(2);
        Assert.Contains($"{port}", run.Error, StringComparison.Ordinal);
        Assert.Contains("in use", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_file_with_three_mistakes()
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", """
            {"keys":[{"alias":"one","env":"NOT_SET_ANYWHERE"},{"alias":"two","secret":"marked","env":"B"},{"alias":"three","file":"no-such-file"}]}
            """);
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool], new Dictionary<string, string> { ["B"] = "marked b" })).Expect(2);
        foreach (string place in (string[])["keys[0]", "keys[1]", "keys[2]"])
            Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_file_that_says_wrong_things_of_its_keys()
    {
        using var folder = new TemporaryFolder();
        string pool = folder.Write("pool.json", """
            {"strategy":"fastest","accounts":{"acme":{"concurrency":0}},"keys":[
              {"alias":"one","env":"A","weight":"2","priority":1.5,"expires_at":"2027-01-31","pace":1e400},
              {"alias":"two","env":"B","weight":0.0005,"concurrency":0,"concurrency":1,"replacement":{"env":"A"}},
              {"alias":"three","env":"sk-or-v1-marked"}]}
            """);
        var environment = new Dictionary<string, string> { ["A"] = "marked-a", ["B"] = "marked-b" };
        ToolResult run = (await ToolProcess.RunAsync(["keys", "--pool", pool], environment)).Expect(2);
        string[] mistakes =
        [
            "strategy must be", "keys[0].weight must be a number", "keys[0].priority is 1.5", "keys[0].expires_at must be an ISO 8601", "keys[0].pace is 1e400",
            "keys[1].concurrency stands twice", "Key 'two' has the weight 0.0005", "Key 'two' has a concurrency of 0",
            "The replacement of key 'two' and key 'one' are the same key", "keys[2] (three) holds a key in \"env\"",
            "unknown account 'acme'; no key names an account", "Account 'acme' has a concurrency of 0",
        ];
        Assert.All(mistakes, mistake => Assert.Contains(mistake, run.Error, StringComparison.Ordinal));
        Assert.Contains($"{mistakes.Length} mistakes", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_with_two_mistakes()
    {
        using var folder = new TemporaryFolder();
        string scenario = folder.Write("scenario.json", """{"keys":[{"alias":""}],"faults":[{"kind":"nonsense"}]}""");
        ToolResult run = (await ToolProcess.RunAsync(["simulate", "--scenario", scenario])).Expect(2);
        Assert.Contains("keys[0]", run.Error, StringComparison.Ordinal);
        Assert.Contains("faults[0].kind", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file", "missing.jsonl", "out.jsonl")]
    [InlineData("is empty", "empty.jsonl", "out.jsonl")]
    [InlineData("holds no lines", "blank.jsonl", "out.jsonl")]
    [InlineData("is the input", "in.jsonl", "in.jsonl")]
    [InlineData("there is no directory", "in.jsonl", "no/such/out.jsonl")]
    [InlineData("is a directory", "in.jsonl", ".")]
    [InlineData("is there already", "in.jsonl", "full.jsonl")]
    public async Task Files_of_a_batch(string message, string input, string output)
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty.jsonl", "");
        folder.Write("blank.jsonl", "\n  \n");
        folder.Write("in.jsonl", """{"prompt":"x","model":"a/b"}""");
        folder.Write("full.jsonl", "something");
        ToolResult run = (await ToolProcess.RunAsync(["batch", folder.File(input), "-o", folder.File(output)], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("something", File.ReadAllText(folder.File("full.jsonl")));
        Assert.Equal(4, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no files on Linux, not even from root.");
        using var folder = new TemporaryFolder();
        string input = folder.Write("in.jsonl", """{"prompt":"x","model":"a/b"}""");
        ToolResult run = (await ToolProcess.RunAsync(["batch", input, "-o", "/proc/out.jsonl"], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("The journal /proc/out.jsonl.journal cannot be written", run.Error, StringComparison.Ordinal);
    }
}
