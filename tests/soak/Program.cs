using System.Diagnostics;
using System.Globalization;
using OpenRouter.Aot;
using OpenRouter.Aot.Soak;
using OpenRouter.Aot.Soak.Bulk;
using OpenRouter.Aot.Soak.Mutants;

// With --schedules N, or --schedule-seed X for one of them: runs random schedules of everything on a virtual clock, against the promises.
if (Array.IndexOf(args, "--schedule-seed") is var at && at >= 0)
    return ScheduleProof.RunOne(ulong.Parse(args[at + 1], CultureInfo.InvariantCulture));
if (args.Contains("--schedules"))
    return new ScheduleProof((ulong)Option("--seed", Stopwatch.GetTimestamp() & int.MaxValue), Option("--schedules", 1_000_000)).Run();

// With --mutants N: feeds broken bodies to every reader of the wire.
if (args.Contains("--mutants"))
    return new MutantProof((ulong)Option("--seed", Stopwatch.GetTimestamp() & int.MaxValue), Option("--mutants", 100_000)).Run();

// With --bulk N: a batch of N lines by the tool, against the simulator, beside a bare loop; --tool names another build of it, --least-percent what passes.
if (args.Contains("--bulk"))
{
    string executable = Array.IndexOf(args, "--tool") is var tool and >= 0 ? Path.GetFullPath(args[tool + 1]) : BuiltTool.Find();
    return await new BulkProof((int)Option("--bulk", 1_000_000), executable, Option("--least-percent", 70) / 100.0).RunAsync();
}

// Otherwise wears the ring of keys: threads pick, hold and end leases while keys are benched, readmitted, reloaded and time passes. Whatever breaks a
// promise is named, with the seed; the exit code is then 1.
long operations = Option("--operations", 100_000_000);
long seed = Option("--seed", Stopwatch.GetTimestamp() & int.MaxValue);
int threads = (int)Option("--threads", 4);
Console.Error.WriteLine($"seed {seed}, {operations:N0} picks, {threads} threads");

var clock = Stopwatch.StartNew();
var results = new List<SoakResult>();
KeyStrategy[] strategies = Enum.GetValues<KeyStrategy>();
foreach (KeyStrategy strategy in strategies)
{
    var run = new SoakRun(strategy, (operations + strategies.Length - 1) / strategies.Length, threads, (ulong)seed);
    SoakResult result = run.Run(message => Console.Error.WriteLine($"{clock.Elapsed:mm\\:ss} {strategy}: {message}"));
    results.Add(result);
}

Console.WriteLine($"Seed {seed}, {threads} threads that pick, {Environment.ProcessorCount} cores, {clock.Elapsed.TotalSeconds:F0} s.");
Console.WriteLine();
Console.WriteLine("| | " + string.Join(" | ", strategies) + " | all |");
Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---:|", strategies.Length + 1)));
foreach ((string name, Func<SoakResult, long> count) in SoakResult.Rows)
    Console.WriteLine($"| {name} | {string.Join(" | ", results.Select(result => Text(count(result))))} | {Text(results.Sum(count))} |");

string[] violations = [.. results.SelectMany(result => result.Violations)];
foreach (string violation in violations.Take(50))
    Console.Error.WriteLine($"seed {seed}: {violation}");
return violations.Length == 0 ? 0 : 1;

static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

long Option(string name, long otherwise)
{
    int at = Array.IndexOf(args, name);
    return at < 0 ? otherwise : long.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
