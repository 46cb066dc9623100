using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>
/// docs/tool.md: its <c>console</c> blocks are command lines after a <c>$</c>, each with what it prints. They run in one shell, in the order of the page, against
/// the scenario of the page.
/// </summary>
internal sealed partial class ToolPage
{
    private const string Address = "http://127.0.0.1:8080";
    private const string Mark = "=== example ";

    private ToolPage(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    public string Text => File.ReadAllText(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public static ToolPage Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string page = System.IO.Path.Combine(folder.FullName, "docs", "tool.md");
            if (File.Exists(page))
                return new ToolPage(page);
        }

        throw new FileNotFoundException("docs/tool.md is not above the tests.");
    }

    /// <summary>The section of a heading, with those below it.</summary>
    public string Section(string heading)
    {
        Match start = Regex.Match(Text, $"^(#+) {Regex.Escape(heading)}$", RegexOptions.Multiline);
        Assert.True(start.Success, $"docs/tool.md has no heading '{heading}'.");
        string rest = Text[(start.Index + start.Length)..];
        Match end = Regex.Match(rest, $"^#{{1,{start.Groups[1].Length}}} ", RegexOptions.Multiline);
        return end.Success ? rest[..end.Index] : rest;
    }

    /// <summary>The page, with what its examples print now.</summary>
    public async Task<string> RunAsync()
    {
        string[] commands = [.. Blocks().Matches(Text).SelectMany(block => Commands(block.Groups[1].Value))];
        Queue<string> outputs = new(await RunAsync(commands));
        return Blocks().Replace(Text, block => $"```console\n{string.Concat(Commands(block.Groups[1].Value).Select(command => $"$ {command}\n{outputs.Dequeue()}"))}```");
    }

    /// <summary>The text without what differs from one run to the next: hashes, moments and durations.</summary>
    public static string WithoutChance(string text) => Chances().Replace(text, "…");

    private static IEnumerable<string> Commands(string block) => block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]);

    private async Task<string[]> RunAsync(string[] commands)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(Folder, "tool-*.json"))
            File.Copy(file, folder.File(System.IO.Path.GetFileName(file)));
        var scenario = Scenario.Load(folder.File("tool-scenario.json"));
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        string address = simulator.BaseUrl.GetLeftPart(UriPartial.Authority);
        var script = new StringBuilder("exec 2>&1\n");
        for (int i = 0; i < commands.Length; i++)
            script.Append(null, $"printf '%s\\n' '{Mark}{i}'\n{commands[i].Replace(Address, address, StringComparison.Ordinal)}\n");
        string output = await RunAsync(folder.Write("examples.sh", script.ToString()), folder.Path);
        string[] parts = Regex.Split(output.Replace(address, Address, StringComparison.Ordinal), $"^{Mark}\\d+\n", RegexOptions.Multiline);
        Assert.True(parts.Length == commands.Length + 1, $"The examples of docs/tool.md ended early:\n{output}");
        return parts[1..];
    }

    private static async Task<string> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("bash", ["--norc", script]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (string variable in start.Environment.Keys.Where(one => one.StartsWith("OPENROUTER_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{start.Environment["PATH"]}";
        start.Environment["XDG_CACHE_HOME"] = System.IO.Path.Combine(folder, "cache");
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"[0-9a-f]{64}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z|\d+(\.\d+)? (ms|s)\b")]
    private static partial Regex Chances();
}
