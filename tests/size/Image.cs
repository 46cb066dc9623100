using System.Diagnostics;

namespace OpenRouter.Aot.Size;

/// <summary>A program that NativeAOT has published, and what the compiler says of it.</summary>
internal sealed class Image : IDisposable
{
    private Image(string name, string file, string description)
    {
        Name = name;
        File = file;
        Bytes = new FileInfo(file).Length;
        Mstat = new Mstat(description);
    }

    public string Name { get; }

    public string File { get; }

    /// <summary>Its size as it ships, without symbols.</summary>
    public long Bytes { get; }

    public Mstat Mstat { get; }

    /// <summary>Publishes a program.</summary>
    /// <param name="folder">The folder of this project.</param>
    /// <param name="name">The program's folder and name.</param>
    /// <exception cref="InvalidOperationException">It cannot be published without a warning.</exception>
    public static Image Publish(string folder, string name)
    {
        string project = Path.Combine(folder, "programs", name);
        string output = Path.GetFullPath(Path.Combine(folder, "..", "..", "artifacts", "size", name));
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", output]) { RedirectStandardOutput = true })!;
        string log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0 || log.Contains("warning", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{name} cannot be published without a warning:\n{log}");
        string[] files = Directory.GetFiles(Path.Combine(project, "obj", "Release"), name + ".mstat", SearchOption.AllDirectories);
        return new Image(name, Path.Combine(output, OperatingSystem.IsWindows() ? name + ".exe" : name), files.MaxBy(System.IO.File.GetLastWriteTimeUtc)!);
    }

    public void Dispose() => Mstat.Dispose();
}
