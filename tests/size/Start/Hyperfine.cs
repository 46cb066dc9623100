using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Size;

/// <summary>Starts programs again and again, and times them.</summary>
internal static class Hyperfine
{
    private const string Program = "hyperfine";

    public static bool IsInstalled
    {
        get
        {
            try
            {
                using var run = Process.Start(new ProcessStartInfo(Program, ["--version"]) { RedirectStandardOutput = true })!;
                run.WaitForExit();
                return run.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Runs each program some times, one after the other, and adds what that took to its times.</summary>
    /// <param name="programs">The programs, in their order.</param>
    /// <param name="warmUps">Runs of each that are not counted.</param>
    /// <param name="runs">Runs of each that are.</param>
    /// <param name="file">Where hyperfine's own figures go.</param>
    /// <exception cref="InvalidOperationException">A program failed.</exception>
    public static void Run(IReadOnlyList<StartProgram> programs, int warmUps, int runs, string file)
    {
        // Without a shell: its own start is as long as what is measured.
        var start = new ProcessStartInfo(Program, ["-N", "--style", "none", "--warmup", Text(warmUps), "--runs", Text(runs), "--export-json", file])
        {
            RedirectStandardError = true,
        };
        foreach (StartProgram program in programs)
            start.ArgumentList.Add(string.Join(' ', program.CommandLine.Select(part => $"'{part}'")));
        StartProgram.SetEnvironment(start, programs[0].Certificate);
        using var run = Process.Start(start)!;
        string errors = run.StandardError.ReadToEnd();
        run.WaitForExit();
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"hyperfine ended with {run.ExitCode}: {errors}");
        var results = (JsonArray)JsonNode.Parse(File.ReadAllText(file))!["results"]!;
        foreach ((StartProgram program, JsonNode? result) in programs.Zip(results))
        {
            double[] seconds = [.. ((JsonArray)result!["times"]!).Select(time => time!.GetValue<double>())];
            program.Times.Add(seconds, result["user"]!.GetValue<double>() + result["system"]!.GetValue<double>());
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
