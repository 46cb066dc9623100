namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>A file that says what must come out; with <c>OPENROUTER_ACCEPT_GOLDEN=1</c> in the environment it is written anew.</summary>
internal static class GoldenFile
{
    public static bool IsAccepting { get; } = Environment.GetEnvironmentVariable("OPENROUTER_ACCEPT_GOLDEN") == "1";

    /// <summary>Compares with the file; nothing is to come out where it is missing.</summary>
    public static void Compare(string path, string actual)
    {
        if (IsAccepting)
        {
            File.Delete(path);
            if (actual.Length > 0)
                File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }
}
