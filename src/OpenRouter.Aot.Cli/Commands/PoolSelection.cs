using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>The options <c>--pool</c> and <c>--group</c>, and the client that they ask for.</summary>
internal sealed class PoolSelection
{
    private const string PoolVariable = "OPENROUTER_POOL";

    /// <summary><c>--pool FILE</c>.</summary>
    public Option<string?> File { get; } = new Option<string?>("--pool")
    {
        Description = "The pool file. Default: OPENROUTER_POOL, else every OPENROUTER_KEY_n, else OPENROUTER_API_KEY.",
        HelpName = "FILE",
        Recursive = true,
    }.RefuseBlank("--pool names no file.");

    /// <summary><c>--group NAME</c>.</summary>
    public Option<string?> Group { get; } = new("--group")
    {
        Description = "The group whose keys are used. Default: only keys that belong to no group.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary>Reads the pool; what it ignores goes to stderr.</summary>
    /// <exception cref="OpenRouterConfigurationException">There is no key, or something is wrong; it lists every mistake.</exception>
    public OpenRouterClientOptions Read(ParseResult parsed)
    {
        string? file = parsed.GetValue(File);
        OpenRouterClientOptions options = file is null ? OpenRouterClientOptions.FromEnvironment() : OpenRouterClientOptions.FromPoolFile(file);
        foreach (string note in options.Notes)
            Console.Error.WriteLine($"note: {note}");
        if (file is not null && Environment.GetEnvironmentVariable(PoolVariable) is { Length: > 0 })
            Console.Error.WriteLine($"note: {PoolVariable} is ignored, because --pool names a file.");
        return options;
    }

    /// <summary>Reads the pool, and checks that the group has keys.</summary>
    /// <exception cref="OpenRouterConfigurationException">There is no key, or something is wrong; it lists every mistake.</exception>
    /// <exception cref="UsageException">No key belongs to the group.</exception>
    public OpenRouterClientOptions ReadForGroup(ParseResult parsed)
    {
        OpenRouterClientOptions options = Read(parsed);
        RequireGroup(options, parsed.GetValue(Group));
        return options;
    }

    /// <summary>Refuses a group that no key belongs to.</summary>
    /// <exception cref="UsageException">No key belongs to the group.</exception>
    public static void RequireGroup(OpenRouterClientOptions options, string? group)
    {
        if (options.Keys.Any(key => key.Group == group))
            return;
        string[] groups = [.. options.Keys.Select(key => key.Group).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string known = groups.Length == 0 ? "The pool has no groups; leave --group out." : $"Groups of the pool: {string.Join(", ", groups)}.";
        string mistake = group is null ? "Every key of the pool belongs to a group; choose one with --group." : $"No key belongs to the group '{group}'.";
        throw new UsageException($"{mistake} {known}");
    }
}
