namespace OpenRouter.Aot;

/// <summary>Fetches the secrets that a pool names: from environment variables, from files beside it, and from further sources where there are any.</summary>
/// <param name="folder">Gives the folder in which relative paths begin; asked when the first secret is read.</param>
/// <param name="environment">The value of an environment variable; null where it is not set.</param>
/// <param name="further">Further sources, by the member that names one.</param>
/// <param name="json">Takes the mistakes.</param>
internal sealed class PoolFileSecrets(
    Func<string> folder, Func<string, string?> environment, IReadOnlyDictionary<string, Func<string, string?>> further, PoolFileJson json)
{
    private const string Variable = "env";
    private const string File = "file";

    private readonly HashSet<string> variables = new(StringComparer.Ordinal);

    /// <summary>The environment variables that were named.</summary>
    public IReadOnlySet<string> Variables => variables;

    /// <summary>The members that may name a source.</summary>
    public string[] Members { get; } = [Variable, File, .. further.Keys];

    private SecretSources Sources => field ??= new SecretSources(folder(), environment);

    /// <summary>The members that may name a source, for messages.</summary>
    /// <param name="further">Further sources.</param>
    public static string Describe(IEnumerable<string> further)
    {
        string text = $"\"{Variable}\"";
        string last = File;
        foreach (string member in further)
        {
            text += $", \"{last}\"";
            last = member;
        }

        return $"{text} or \"{last}\"";
    }

    /// <summary>The key from its source; null where it has none or is no key, which is reported.</summary>
    /// <param name="place">Where the source is named.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="named">The sources that are named, which should be one.</param>
    public ApiKey? Read(string place, string alias, IReadOnlyList<(string Member, string Name)> named)
    {
        if (named.Count != 1)
        {
            json.Report(place, further.Count == 0
                ? $"({alias}) must name the source of its secret: either \"env\" (an environment variable) or \"file\""
                : $"({alias}) must name one source of its secret: {json.SourcesText}");
            return null;
        }

        (string member, string name) = named[0];
        // Whoever mistakes the source for the secret must not find the secret in a log.
        if (SecretSources.IsSecret(name))
        {
            json.Report(place, $"({alias}) holds a key in \"{member}\"; a secret never stands in a pool {json.Whole}: name what holds it");
            return null;
        }

        if (!TryRead(member, name, alias, out ApiKey? key, out string? mistake))
            json.Report(place, $"({alias}){mistake}");
        return key;
    }

    private bool TryRead(string member, string name, string alias, out ApiKey? key, out string? mistake)
    {
        switch (member)
        {
            case Variable:
                variables.Add(name);
                return Sources.TryReadVariable(name, alias, out key, out mistake);
            case File:
                return Sources.TryReadFile(name, alias, out key, out mistake);
            default:
                return SecretSources.TryReadFrom(further[member], $"the {member} {name}", name, alias, out key, out mistake);
        }
    }
}
