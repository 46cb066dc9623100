namespace OpenRouter.Aot;

/// <summary>
/// A pool that stands elsewhere than in a pool file, such as in a program's configuration: the same names, checks and messages (docs/pool-file.md), and
/// further sources of secrets where there are any.
/// </summary>
public sealed class PoolText
{
    /// <summary>The pool as UTF-8 JSON, without a byte order mark.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Where it comes from; each mistake begins with it.</summary>
    public required string Origin { get; init; }

    /// <summary>Where the relative paths of secret files begin. Default: the folder of the program.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>
    /// Sources of secrets beside <c>env</c> and <c>file</c>, by the member that names one: each gives the secret of a name, or null where it has none.
    /// </summary>
    public IDictionary<string, Func<string, string?>> Sources { get; } = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal);

    /// <summary>Reads it, and <c>OPENROUTER_BASE_URL</c> where it names no address.</summary>
    /// <param name="mistakes">Takes what could not be read, secrets included. What else may be wrong, <see cref="OpenRouterClientOptions.FindMistakes"/> finds.</param>
    public OpenRouterClientOptions Read(ICollection<string> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        var options = new OpenRouterClientOptions();
        var found = new List<string>();
        var file = new PoolFile(this, found);
        if (file.TryRead(Json, options) && !file.NamesBaseUrl)
            BaseUrlVariable.Read(options, Environment.GetEnvironmentVariable, found);
        foreach (string mistake in found)
            mistakes.Add(mistake);
        return options;
    }
}
