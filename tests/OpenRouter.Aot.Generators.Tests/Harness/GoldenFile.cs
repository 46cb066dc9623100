using System.Security.Cryptography;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>A file that says what must come out; with <c>OPENROUTER_ACCEPT_GOLDEN=1</c> in the environment it is written anew.</summary>
internal static class GoldenFile
{
    // No file holds what looks like a key, not even one that nobody has: who searches for keys must not find any here. As long as what it stands for.
    private const string Mask = "made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private static readonly string MadeUpDigits = Convert.ToHexStringLower(SHA256.HashData("made up"u8));

    public static bool IsAccepting { get; } = Environment.GetEnvironmentVariable("OPENROUTER_ACCEPT_GOLDEN") == "1";

    /// <summary>Compares with the file; nothing is to come out where it is missing.</summary>
    public static void Compare(string path, string actual)
    {
        if (IsAccepting)
        {
            File.Delete(path);
            if (actual.Length > 0)
                File.WriteAllText(path, actual.Replace(MadeUpDigits, Mask, StringComparison.Ordinal));
        }

        Assert.Equal(File.Exists(path) ? Read(path) : "", actual);
    }

    /// <summary>The text of a file, with made-up digits where a key is meant.</summary>
    public static string Read(string path) => File.ReadAllText(path).Replace(Mask, MadeUpDigits, StringComparison.Ordinal);
}
