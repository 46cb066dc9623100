using System.Diagnostics;
using System.Globalization;

namespace OpenRouter.Aot.Size;

/// <summary>A program whose start is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="CommandLine">The program and its arguments.</param>
/// <param name="Certificate">The certificate to trust, a file; null without TLS.</param>
internal sealed record StartProgram(string Name, string[] CommandLine, string? Certificate)
{
    // Its last line of errors is the kilobytes that the program had at most.
    private const string Weigher = "/usr/bin/time";

    public StartTimes Times { get; } = new();

    /// <summary>Runs it once.</summary>
    /// <returns>What it printed, and the most memory that it had, in KB; 0 where nobody can tell.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public (string Output, long Memory) Run()
    {
        string[] whole = File.Exists(Weigher) ? [Weigher, "-f", "%M", .. CommandLine] : CommandLine;
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        SetEnvironment(start, Certificate);
        using var run = Process.Start(start)!;
        string output = run.StandardOutput.ReadToEnd(), errors = run.StandardError.ReadToEnd().Trim();
        run.WaitForExit();
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{Name} ended with {run.ExitCode}: {errors}");
        return (output.Trim(), whole.Length > CommandLine.Length ? long.Parse(errors.Split('\n')[^1], CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>
    /// Lets a process trust the certificate and no other, and takes every proxy from it. To read the system's certificates takes a program four times as
    /// long as all the rest of a chat over TLS; in both programs alike, so that nothing else would be seen beside it.
    /// </summary>
    public static void SetEnvironment(ProcessStartInfo start, string? certificate)
    {
        foreach (string proxy in (string[])["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
            start.Environment.Remove(proxy);
        if (certificate is null)
            return;
        start.Environment["SSL_CERT_FILE"] = certificate;
        start.Environment["SSL_CERT_DIR"] = Directory.CreateDirectory(certificate + ".none").FullName;
    }
}
