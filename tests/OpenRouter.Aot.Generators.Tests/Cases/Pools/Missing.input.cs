using System;
using System.IO;

namespace OpenRouter.Aot.Cases.Missing;

/// <summary>A pool that starts without its secrets says all that it misses, and nothing of what it has.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("first", EnvironmentVariable = "ORA_CASE_MISSING_1")]
[OpenRouterKey("second", EnvironmentVariable = "ORA_CASE_MISSING_2")]
[OpenRouterKey("broken", EnvironmentVariable = "ORA_CASE_MISSING_3")]
[OpenRouterKey("filed", File = "ora-case-missing.key")]
internal static partial class Pool;

/// <summary>Another one in the same program, which is not affected.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("filed", File = "ora-case-missing-other.key")]
internal static partial class Other;

public static class Uses
{
    public static void Run(Check check)
    {
        Environment.SetEnvironmentVariable("ORA_CASE_MISSING_3", "two words");
        try
        {
            Pool.CreateClient().Dispose();
            check.Same("an exception", "none");
        }
        catch (OpenRouterConfigurationException error)
        {
            check.Same(4, error.Mistakes.Count);
            check.Same("The key 'first' of the pool 'OpenRouter.Aot.Cases.Missing.Pool' names the environment variable ORA_CASE_MISSING_1, which is not set."
                + " Put a key there as OpenRouter shows it, without quotes or line breaks.", error.Mistakes[0]);
            check.Same(true, error.Mistakes[1].Contains("'second'") && error.Mistakes[1].Contains("ORA_CASE_MISSING_2"));
            check.Same(true, error.Mistakes[2].Contains("the key in the environment variable ORA_CASE_MISSING_3 has white space at character 4"));
            check.Same(true, error.Mistakes[3].Contains("names the file ora-case-missing.key, which cannot be read"));
            check.Same(false, error.ToString().Contains("words"));
        }

        string file = Path.Combine(AppContext.BaseDirectory, "ora-case-missing-other.key");
        File.WriteAllText(file, "secret\n");
        check.Same("filed", Other.CreateOptions().Keys[0].Secret?.Alias);
        File.Delete(file);
    }
}
