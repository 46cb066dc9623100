using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>The options <c>--pool</c> and <c>--group</c>, and the client that they ask for.</summary>
internal sealed class PoolSelection
{
    private const string AddressVariable = "OPENROUTER_BASE_URL";
    private const string PoolVariable = "OPENROUTER_POOL";
    private const string SingleKeyVariable = "OPENROUTER_API_KEY";
    private const string NumberedKeyVariable = "OPENROUTER_KEY_";

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
    /// <param name="parsed">The command line.</param>
    /// <param name="isQuiet">Whether nothing is said of what is ignored.</param>
    /// <exception cref="OpenRouterConfigurationException">There is no key, or something is wrong; it lists every mistake.</exception>
    public OpenRouterClientOptions Read(ParseResult parsed, bool isQuiet = false)
    {
        string? file = parsed.GetValue(File);
        OpenRouterClientOptions options = file is null ? OpenRouterClientOptions.FromEnvironment() : OpenRouterClientOptions.FromPoolFile(file);
        if (isQuiet)
            return options;
        foreach (string note in options.Notes)
            Console.Error.WriteLine($"note: {note}");
        if (file is not null && Environment.GetEnvironmentVariable(PoolVariable) is { Length: > 0 })
            Console.Error.WriteLine($"note: {PoolVariable} is ignored, because --pool names a file.");
        return options;
    }

    /// <summary>Reads the pool where there is one; else where the service is, with a key that is none, for what needs none.</summary>
    /// <exception cref="OpenRouterConfigurationException">Something is wrong; it lists every mistake.</exception>
    /// <exception cref="UsageException">The address is none.</exception>
    public OpenRouterClientOptions ReadWithoutNeed(ParseResult parsed)
    {
        if (HasKeys(parsed))
            return Read(parsed);
        var options = new OpenRouterClientOptions { BaseUrl = ReadAddress() };
        // The catalogue is public, and does not look at the key that comes with a request for it.
        options.Keys.Add(new KeyOptions { Alias = "no-key", Secret = new ApiKey("none", "no-key") });
        return options;
    }

    /// <summary>
    /// A client for what is done with a management key: the pool only says where the service is, and what its keys are called.
    /// </summary>
    /// <exception cref="OpenRouterConfigurationException">Something is wrong; it lists every mistake.</exception>
    /// <exception cref="UsageException">The address is none.</exception>
    public OpenRouterClient CreateManager(ParseResult parsed, out OpenRouterClientOptions settings)
    {
        settings = ReadWithoutNeed(parsed);
        settings.KeyCheckInterval = null;
        return new OpenRouterClient(settings);
    }

    /// <summary>Whether the command line or the environment names a pool or a key.</summary>
    public bool HasKeys(ParseResult parsed) =>
        parsed.GetValue(File) is not null
        || Environment.GetEnvironmentVariables().Keys.OfType<string>().Any(name =>
            name is PoolVariable or SingleKeyVariable || name.StartsWith(NumberedKeyVariable, StringComparison.Ordinal));

    /// <summary>Reads the pool, and checks that the group has keys.</summary>
    /// <exception cref="OpenRouterConfigurationException">There is no key, or something is wrong; it lists every mistake.</exception>
    /// <exception cref="UsageException">No key belongs to the group.</exception>
    public OpenRouterClientOptions ReadForGroup(ParseResult parsed)
    {
        OpenRouterClientOptions options = Read(parsed);
        RequireGroup(options, parsed.GetValue(Group));
        return options;
    }

    private static Uri ReadAddress() => Environment.GetEnvironmentVariable(AddressVariable)?.Trim() switch
    {
        null or "" => OpenRouterClientOptions.DefaultBaseUrl,
        var text when Uri.TryCreate(text, UriKind.Absolute, out Uri? address) => address,
        var text => throw new UsageException($"{AddressVariable} is '{text}', which is no address. An example: {OpenRouterClientOptions.DefaultBaseUrl}"),
    };

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
