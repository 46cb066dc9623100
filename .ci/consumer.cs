// Proves the package: a program outside the repository, with a reference to what `dotnet pack` made and nothing else, is built with warnings as errors,
// published with NativeAOT, and run against the simulator. The argument is the tool whose simulator serves.
#:property PublishAot=false
using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

const string Id = "OpenRouter.Aot";
string tool = Path.GetFullPath(args[0]);
string folder = Directory.CreateTempSubdirectory("openrouter-aot-consumer").FullName;
// A version that no cache knows, or an old package would be the one that is proven.
string version = $"0.0.0-consumer.{DateTime.UtcNow:yyyyMMddHHmmssfff}";
Process? simulator = null;
try
{
    foreach (string file in Directory.EnumerateFiles(Path.Combine("tests", "consumer")))
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    string packages = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
    Run("dotnet", ".", ["pack", "src/OpenRouter.Aot", "-c", "Release", "--no-build", "-o", packages, $"-p:PackageVersion={version}"]);
    CheckPackage(Path.Combine(packages, $"{Id}.{version}.nupkg"));

    string published = Path.Combine(folder, "published");
    Run("dotnet", folder, ["publish", "Consumer.csproj", "-c", "Release", "-o", published, $"-p:OpenRouterAotVersion={version}"]);

    string program = Path.Combine(published, "Consumer");
    (int code, string missing) = RunProgram(program, []);
    Check(code == 2, $"without keys the program ends with {code}");
    foreach (string name in (string[])["'main'", "OPENROUTER_KEY_1", "'spare'", "OPENROUTER_KEY_2"])
        Check(missing.Contains(name, StringComparison.Ordinal), $"without keys the program does not name {name}:\n{missing}");

    simulator = Process.Start(new ProcessStartInfo(tool, ["simulate", "--scenario", Path.Combine(folder, "scenario.json")])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
    string address = simulator.StandardOutput.ReadLine() ?? throw new ProofException("the simulator said nothing: " + simulator.StandardError.ReadToEnd());
    (code, string said) = RunProgram(program, [("OPENROUTER_BASE_URL", address), ("OPENROUTER_KEY_1", "sk-or-consumer-1"), ("OPENROUTER_KEY_2", "sk-or-consumer-2")]);
    Console.Write(said);
    Check(code == 0, $"the program ends with {code}");
    Check(Regex.IsMatch(said, "^chat: openai/gpt-5-mini by (main|spare), with text$", RegexOptions.Multiline), "the chat was not answered by the fallback");
    Check(said.Contains("stream: in pieces\n", StringComparison.Ordinal), "the stream did not come in pieces");
    Match bulk = Regex.Match(said, "^bulk: main ([0-9]+), spare ([0-9]+)$", RegexOptions.Multiline);
    Check(bulk.Success && Count(1) + Count(2) == 30 && Count(1) > Count(2), "the bulk run did not spread over the keys by their weights");
    Check(said.Contains("schema: Oslo has 1 degrees\n", StringComparison.Ordinal), "the answer was not read into its type");
    Check(said.Contains("tools: get_weather gave {\"city\":\"Use the tool\",\"celsius\":21.5}, then an answer in 2 steps\n", StringComparison.Ordinal), "the tool was not run");
    Console.WriteLine($"consumer: {Id} serves a program of {new FileInfo(program).Length:N0} B from its package alone");
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
    simulator?.Kill();
    Directory.Delete(folder, recursive: true);
    string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    string extracted = Path.Combine(cache, Id.ToLowerInvariant(), version);
    if (Directory.Exists(extracted))
        Directory.Delete(extracted, recursive: true);
}

void CheckPackage(string path)
{
    using ZipArchive package = ZipFile.OpenRead(path);
    string[] files = [.. package.Entries.Select(entry => entry.FullName)];
    foreach (string file in (string[])["README.md", "lib/net10.0/OpenRouter.Aot.dll", "lib/net10.0/OpenRouter.Aot.xml", "analyzers/dotnet/cs/OpenRouter.Aot.Generators.dll", "analyzers/dotnet/cs/OpenRouter.Aot.CodeFixes.dll"])
        Check(files.Contains(file), $"the package has no {file}, but {string.Join(", ", files)}");
    using var reader = new StreamReader(package.GetEntry($"{Id}.nuspec")!.Open());
    Check(!reader.ReadToEnd().Contains("<dependency ", StringComparison.Ordinal), "the package depends on another");
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

static (int Code, string Said) RunProgram(string program, (string Name, string Value)[] variables)
{
    var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
    foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("OPENROUTER_", StringComparison.Ordinal)).ToArray())
        start.Environment.Remove(name);
    foreach ((string name, string value) in variables)
        start.Environment[name] = value;
    using Process process = Process.Start(start)!;
    Task<string> said = process.StandardOutput.ReadToEndAsync();
    if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
    {
        process.Kill();
        throw new ProofException("the program does not end");
    }

    return (process.ExitCode, said.Result);
}

static void Check(bool holds, string mistake)
{
    if (!holds)
        throw new ProofException(mistake);
}

internal sealed class ProofException(string message) : Exception(message);
