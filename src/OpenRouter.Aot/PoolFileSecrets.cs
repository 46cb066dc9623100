namespace OpenRouter.Aot;

/// <summary>Fetches the secrets that a pool file names: from environment variables, and from files beside it.</summary>
internal sealed class PoolFileSecrets(string path, Func<string, string?> environment, PoolFileJson json)
{
    private readonly HashSet<string> variables = new(StringComparer.Ordinal);

    /// <summary>The environment variables that were named.</summary>
    public IReadOnlySet<string> Variables => variables;

    // Made when a secret is read, which is after the file has been: only then is its path known to be one.
    private SecretSources Sources => field ??= new SecretSources(Path.GetDirectoryName(Path.GetFullPath(path))!, environment);

    /// <summary>The key from its source; null where it has none or is no key, which is reported.</summary>
    /// <param name="place">Where the source is named.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="variable">The environment variable; null where none is named.</param>
    /// <param name="file">The file; null where none is named.</param>
    public ApiKey? Read(string place, string alias, string? variable, string? file)
    {
        if ((variable is null) == (file is null))
        {
            json.Report(place, $"({alias}) must name the source of its secret: either \"env\" (an environment variable) or \"file\"");
            return null;
        }

        // Whoever mistakes the source for the secret must not find the secret in a log.
        if (SecretSources.IsSecret((variable ?? file)!))
        {
            string member = variable is null ? "file" : "env";
            json.Report(place, $"({alias}) holds a key in \"{member}\"; a secret never stands in a pool file: name what holds it");
            return null;
        }

        if (variable is not null)
            variables.Add(variable);
        bool isRead = variable is null
            ? Sources.TryReadFile(file!, alias, out ApiKey? key, out string? mistake)
            : Sources.TryReadVariable(variable, alias, out key, out mistake);
        if (!isRead)
            json.Report(place, $"({alias}){mistake}");
        return key;
    }
}
