// Proves the packages: a program outside the repository, with references to what `dotnet pack` made and nothing else, is built with warnings as errors,
// published with NativeAOT, and run against the simulator: as a plain program, as a worker whose keys change under load, and as a web service whose browser leaves.
#:property PublishAot=false
#:project ../src/OpenRouter.Aot.Simulator
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using OpenRouter.Aot.Simulator;

const string Id = "OpenRouter.Aot", HostingId = "OpenRouter.Aot.Extensions.DependencyInjection", AIId = "OpenRouter.Aot.Extensions.AI", SimulatorId = "OpenRouter.Aot.Simulator", ToolId = "OpenRouter.Aot.Cli";
const string SecretMark = "sk-or-consumer-";
string folder = Directory.CreateTempSubdirectory("openrouter-aot-consumer").FullName;
// A version that no cache knows, or an old package would be the one that is proven; and above the one that the packages ask of each other.
string version = $"99.0.0-consumer.{DateTime.UtcNow:yyyyMMddHHmmssfff}";
try
{
    foreach (string file in Directory.EnumerateFiles(Path.Combine("tests", "consumer")))
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    string packages = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
    Run("dotnet", ".", ["pack", "OpenRouter.Aot.sln", "-c", "Release", "--no-build", "-o", packages, $"-p:PackageVersion={version}"]);
    string[] made = [.. Directory.EnumerateFiles(packages).Select(file => Path.GetFileName(file).Replace($".{version}.nupkg", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    Check(made.SequenceEqual([Id, ToolId, AIId, HostingId, SimulatorId]), $"dotnet pack makes {string.Join(", ", made)}");
    string compilers = "analyzers/dotnet/cs/OpenRouter.Aot.";
    CheckPackage(packages, Id, [$"{compilers}Generators.dll", $"{compilers}CodeFixes.dll"], []);
    CheckPackage(packages, HostingId, [], [Id, "Microsoft.Extensions."]);
    CheckPackage(packages, AIId, [], [Id, "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions"]);
    CheckPackage(packages, SimulatorId, [], []);
    CheckNuspec(packages, ToolId, []);

    string published = Path.Combine(folder, "published");
    Run("dotnet", folder, ["publish", "Consumer.csproj", "-c", "Release", "-o", published, $"-p:OpenRouterAotVersion={version}"]);

    string program = Path.Combine(published, "Consumer");
    (int code, string missing) = RunProgram(program, []);
    Check(code == 2, $"without keys the program ends with {code}");
    foreach (string name in (string[])["'main'", "OPENROUTER_KEY_1", "'spare'", "OPENROUTER_KEY_2"])
        Check(missing.Contains(name, StringComparison.Ordinal), $"without keys the program does not name {name}:\n{missing}");

    await using OpenRouterSimulator simulator = await StartAsync(_ => { });
    (code, string said) = RunProgram(program, Keys(simulator));
    Console.Write(said);
    Check(code == 0, $"the program ends with {code}");
    Check(Regex.IsMatch(said, "^chat: openai/gpt-5-mini by (main|spare), with text$", RegexOptions.Multiline), "the chat was not answered by the fallback");
    Check(said.Contains("stream: in pieces\n", StringComparison.Ordinal), "the stream did not come in pieces");
    Match bulk = Regex.Match(said, "^bulk: main ([0-9]+), spare ([0-9]+)$", RegexOptions.Multiline);
    Check(bulk.Success && Count(1) + Count(2) == 30 && Count(1) > Count(2), "the bulk run did not spread over the keys by their weights");
    Check(said.Contains("schema: Oslo has 1 degrees\n", StringComparison.Ordinal), "the answer was not read into its type");
    Check(said.Contains("tools: get_weather gave {\"city\":\"Use the tool\",\"celsius\":21.5}, then an answer in 2 steps\n", StringComparison.Ordinal), "the tool was not run");
    Check(said.Contains("ai: an answer of the role assistant\n", StringComparison.Ordinal), "the client of Microsoft.Extensions.AI did not answer");
    Check(said.Contains("simulator: one attempt arrived\n", StringComparison.Ordinal), "the simulator of the package did not answer");
    ProveTool(packages);
    await ProveWorkerAsync(program);
    await ProveWebAsync(program);
    Console.WriteLine($"consumer: {made.Length} packages serve a program of {new FileInfo(program).Length:N0} B, which knows nothing else");
    return 0;

    int Count(int group) => int.Parse(bulk.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);
}
catch (ProofException mistake)
{
    Console.Error.WriteLine("consumer: " + mistake.Message);
    return 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
    string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    foreach (string id in (string[])[Id, HostingId, AIId, SimulatorId, ToolId])
    {
        string extracted = Path.Combine(cache, id.ToLowerInvariant(), version);
        if (Directory.Exists(extracted))
            Directory.Delete(extracted, recursive: true);
    }
}

// The tool is installed as anybody installs it, and runs.
void ProveTool(string packages)
{
    string tools = Path.Combine(folder, "tools");
    Run("dotnet", folder, ["tool", "install", ToolId, "--tool-path", tools, "--version", version, "--configfile", Path.Combine(folder, "NuGet.config")]);
    using Process tool = Start(Path.Combine(tools, "openrouter-aot"), ["--help"], []);
    string help = tool.StandardOutput.ReadToEnd();
    tool.WaitForExit();
    Check(tool.ExitCode == 0 && help.Contains("batch", StringComparison.Ordinal), $"the installed tool says: {help}");
    Console.WriteLine("tool: installed from its package, and runs");
}

// Two clients work while their settings are rewritten: no request is lost, and the key that came last serves.
async Task ProveWorkerAsync(string program)
{
    await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Models[1].LatencyMs = new ScenarioRange(2, 20));
    string settings = Path.Combine(folder, "worker.json"), secret = Path.Combine(folder, "night.secret");
    File.WriteAllText(secret, SecretMark + "2");
    Rewrite("main", 1);
    using Process worker = Start(program, ["worker", settings], []);
    List<string> lines = Follow(worker);
    // Key after key, and at last one that nobody had.
    int changes = 0;
    foreach ((string alias, int key) in ((string, int)[])[("spare", 2), ("main", 1), ("fresh", 3)])
    {
        long before = simulator.GetCounters().Succeeded;
        await UntilAsync(() => simulator.GetCounters().Succeeded > before + 100, "the worker does not go on", lines);
        Rewrite(alias, key);
        changes++;
        await UntilAsync(() => Count("has changed keys") == changes, $"the worker does not take {alias} over", lines);
    }

    await UntilAsync(() => simulator.GetCounters().Keys["third"].Succeeded > 50, "the last key does not serve", lines);
    string counts = await EndAsync(worker, lines, "^worker: ((?:[a-z]+ [0-9]+(?:, )?)+)$");
    SimulatorCounters counters = simulator.GetCounters();
    int answered = Regex.Matches(counts, "[0-9]+").Sum(count => int.Parse(count.Value, System.Globalization.CultureInfo.InvariantCulture));
    Check(!counts.Contains("failed", StringComparison.Ordinal), $"the worker lost requests: {counts}");
    Check(counters.Attempts == answered && counters.Succeeded == answered, $"the worker had {answered} answers, the service {counters.Succeeded} of {counters.Attempts} attempts");
    Check(!Lines(lines).Any(line => line.Contains(SecretMark, StringComparison.Ordinal)), "the worker told a secret");
    Console.WriteLine($"worker: {answered} requests under {Count("has changed keys")} changes of keys, none lost: {counts}");

    int Count(string text) => Lines(lines).Count(line => line.Contains(text, StringComparison.Ordinal));

    void Rewrite(string alias, int key) => File.WriteAllText(settings, $$"""
        {
          "Logging": { "LogLevel": { "Default": "Information" } },
          "Secrets": { "{{alias}}": "{{SecretMark}}{{key}}" },
          "OpenRouter": {
            "Clients": {
              "day": { "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "{{alias}}", "configuration": "Secrets:{{alias}}" }] },
              "night": { "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "night", "file": "{{secret}}" }] }
            }
          }
        }
        """);
}

// A browser reads some events of an answer that takes minutes, and leaves: the service must see that at once.
async Task ProveWebAsync(string program)
{
    await using OpenRouterSimulator simulator = await StartAsync(scenario =>
    {
        scenario.Models[1].TokensPerSecond = 20;
        scenario.Models[1].CompletionTokens = 4000;
    });
    using Process web = Start(program, ["web", "--urls", "http://127.0.0.1:0"], Keys(simulator));
    List<string> lines = Follow(web);
    await UntilAsync(() => Lines(lines).Any(line => line.Contains("Now listening on: ", StringComparison.Ordinal)), "the web service does not listen", lines);
    string address = Lines(lines).First(line => line.Contains("Now listening on: ", StringComparison.Ordinal)).Split("on: ")[1].Trim();
    using var browser = new HttpClient { BaseAddress = new Uri(address) };
    Check(await browser.GetStringAsync("/ready") == "Healthy", "the web service is not ready");
    int events = 0;
    using (Stream stream = await browser.GetStreamAsync("/ask?question=Hello"))
    using (var reader = new StreamReader(stream))
    {
        while (events < 5 && await reader.ReadLineAsync() is { } line)
            events += line.StartsWith("data: ", StringComparison.Ordinal) ? 1 : 0;
        Check(events == 5 && simulator.GetCounters().InFlight == 1, $"{events} events came, and {simulator.GetCounters().InFlight} requests run at the service");
    }

    await UntilAsync(() => simulator.GetCounters() is { InFlight: 0, Left: 1 }, "the service goes on although the browser has left", lines);
    await EndAsync(web, lines, "");
    Console.WriteLine($"web: {events} events, then the browser left and the service was stopped");
}

async Task<OpenRouterSimulator> StartAsync(Action<Scenario> change)
{
    Scenario scenario = Scenario.Load(Path.Combine(folder, "scenario.json"));
    change(scenario);
    return await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario });
}

static (string Name, string Value)[] Keys(OpenRouterSimulator simulator) =>
    [("OPENROUTER_BASE_URL", simulator.BaseUrl.AbsoluteUri), ("OPENROUTER_KEY_1", SecretMark + "1"), ("OPENROUTER_KEY_2", SecretMark + "2")];

static void CheckPackage(string folder, string id, string[] more, string[] dependencies)
{
    CheckNuspec(folder, id, dependencies);
    using ZipArchive package = Open(folder, id);
    string[] files = [.. package.Entries.Select(entry => entry.FullName)];
    foreach (string file in (string[])["README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", .. more])
        Check(files.Contains(file), $"the package {id} has no {file}, but {string.Join(", ", files)}");
    using var assembly = new MemoryStream();
    using (Stream compressed = package.GetEntry($"lib/net10.0/{id}.dll")!.Open())
        compressed.CopyTo(assembly);
    assembly.Position = 0;
    Check(FindSourceLink(assembly).Contains("\"https://raw.githubusercontent.com/openrouter-aot/OpenRouter.Aot/", StringComparison.Ordinal), $"the symbols of {id} do not name its public sources");
}

static ZipArchive Open(string folder, string id) => ZipFile.OpenRead(Directory.EnumerateFiles(folder, $"{id}.99.*.nupkg").Single());

static void CheckNuspec(string folder, string id, string[] dependencies)
{
    using ZipArchive package = Open(folder, id);
    using var reader = new StreamReader(package.GetEntry($"{id}.nuspec")!.Open());
    string text = reader.ReadToEnd();
    foreach (string told in (string[])["<license type=\"expression\">MIT</license>", "<readme>README.md</readme>", "<repository type=\"git\" url=\"https://github.com/openrouter-aot/OpenRouter.Aot\" commit="])
        Check(text.Contains(told, StringComparison.Ordinal), $"the package {id} does not tell {told}:\n{text}");
    foreach (Match dependency in Regex.Matches(text, "<dependency id=\"([^\"]+)\""))
        Check(dependencies.Any(one => dependency.Groups[1].Value.StartsWith(one, StringComparison.Ordinal)), $"the package {id} depends on {dependency.Groups[1].Value}");
}

// What debuggers read to find the source of a line.
static string FindSourceLink(Stream assembly)
{
    var kind = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    using var image = new PEReader(assembly);
    DebugDirectoryEntry entry = image.ReadDebugDirectory().FirstOrDefault(one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    if (entry.DataSize == 0)
        return "";
    using MetadataReaderProvider symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
    MetadataReader reader = symbols.GetMetadataReader();
    foreach (CustomDebugInformationHandle handle in reader.CustomDebugInformation)
    {
        CustomDebugInformation information = reader.GetCustomDebugInformation(handle);
        if (reader.GetGuid(information.Kind) == kind)
            return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
    }

    return "";
}

static void Run(string command, string folder, IEnumerable<string> arguments)
{
    var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
    using Process process = Process.Start(start)!;
    string said = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0 || Regex.IsMatch(said, "warning|IL[23][0-9]{3}"))
        throw new ProofException($"{command} {string.Join(' ', arguments)} failed or warned:\n{said}");
}

static Process Start(string program, string[] arguments, (string Name, string Value)[] variables)
{
    var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
    foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("OPENROUTER_", StringComparison.Ordinal)).ToArray())
        start.Environment.Remove(name);
    foreach ((string name, string value) in variables)
        start.Environment[name] = value;
    return Process.Start(start)!;
}

static (int Code, string Said) RunProgram(string program, (string Name, string Value)[] variables)
{
    using Process process = Start(program, [], variables);
    Task<string> said = process.StandardOutput.ReadToEndAsync();
    if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
    {
        process.Kill();
        throw new ProofException("the program does not end");
    }

    return (process.ExitCode, said.Result);
}

static List<string> Follow(Process process)
{
    var lines = new List<string>();
    process.OutputDataReceived += (_, line) =>
    {
        lock (lines)
            lines.Add(line.Data ?? "");
    };
    process.BeginOutputReadLine();
    return lines;
}

static string[] Lines(List<string> lines)
{
    lock (lines)
        return [.. lines];
}

static async Task UntilAsync(Func<bool> condition, string mistake, List<string> lines)
{
    for (long began = Environment.TickCount64; !condition(); await Task.Delay(10))
        Check(Environment.TickCount64 - began < 60_000, $"{mistake}:\n{string.Join('\n', Lines(lines).TakeLast(40))}");
}

// Asks a host to stop, and gives what it said at the end.
static async Task<string> EndAsync(Process host, List<string> lines, string last)
{
    using (Process kill = Process.Start("kill", ["-TERM", $"{host.Id}"]))
        await kill.WaitForExitAsync();
    await UntilAsync(() => host.HasExited, "the program does not stop", lines);
    await host.WaitForExitAsync();
    Check(host.ExitCode == 0, $"the program ends with {host.ExitCode}:\n{string.Join('\n', Lines(lines).TakeLast(40))}");
    return last.Length == 0 ? "" : Lines(lines).Select(line => Regex.Match(line, last)).FirstOrDefault(match => match.Success)?.Groups[1].Value ?? throw new ProofException("the program did not say how it went");
}

static void Check(bool holds, string mistake)
{
    if (!holds)
        throw new ProofException(mistake);
}

internal sealed class ProofException(string message) : Exception(message);
