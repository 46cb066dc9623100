using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>Where the management key comes from: a file, else the environment. Never from the command line, which others see in a list of processes.</summary>
internal sealed class ManagementKeySource
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "OPENROUTER_MANAGEMENT_KEY";

    /// <summary><c>--management-key-file FILE</c>.</summary>
    public Option<string?> File { get; } = new Option<string?>("--management-key-file")
    {
        Description = $"The file that holds the management key. Default: {Variable}.",
        HelpName = "FILE",
    }.RefuseBlank("--management-key-file names no file.");

    /// <summary>The key; null where there is none.</summary>
    /// <exception cref="UsageException">It is no key, or the file cannot be read.</exception>
    public ApiKey? Find(ParseResult parsed)
    {
        if (parsed.GetValue(File) is { } file)
            return SecretFile.Read(file, "The management key");
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } secret)
            return null;
        return ApiKey.TryCreate(secret.TrimEnd('\r', '\n'), Variable, out ApiKey? key, out string? mistake)
            ? key
            : throw new UsageException($"The management key in {Variable} {mistake}.");
    }

    /// <summary>The key.</summary>
    /// <exception cref="UsageException">There is none; or it is no key, or the file cannot be read.</exception>
    public ApiKey Require(ParseResult parsed) => Find(parsed) ?? throw new UsageException(
        $"A management key is needed: put it into {Variable}, or name a file that holds it with --management-key-file. See https://openrouter.ai/docs/guides/overview/auth/management-api-keys");
}
