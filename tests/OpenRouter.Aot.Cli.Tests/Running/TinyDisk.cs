using System.Diagnostics;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A file system of a few KiB in memory, where this process may mount one.</summary>
internal sealed class TinyDisk : IDisposable
{
    public const string WhySkipped = "Nobody may mount a file system here: that takes root on Linux.";

    private TinyDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static TinyDisk? TryMount(TemporaryFolder folder, int kib)
    {
        string path = folder.File("disk");
        Directory.CreateDirectory(path);
        return OperatingSystem.IsLinux() && TryRun("mount", "-t", "tmpfs", "-o", $"size={kib}k", "tmpfs", path) ? new TinyDisk(path) : null;
    }

    /// <summary>Makes room.</summary>
    public void Grow(int kib) => Assert.True(TryRun("mount", "-o", $"remount,size={kib}k", Path), "The disk does not grow.");

    public void Dispose() => TryRun("umount", Path);

    private static bool TryRun(string command, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
