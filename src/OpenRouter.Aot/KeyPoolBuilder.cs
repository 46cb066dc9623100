using System.ComponentModel;

namespace OpenRouter.Aot;

/// <summary>
/// Puts the options of a pool together that was declared with <see cref="OpenRouterKeyPoolAttribute"/>. It is for generated code; what it reads from
/// environment variables and files it reads to the end, so that a program that starts without its keys says all that it misses.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyPoolBuilder
{
    private readonly string pool;
    private readonly Func<string, string?> environment;
    private readonly SecretSources sources;
    private readonly List<string> mistakes = [];
    private bool namesBaseUrl;

    /// <summary>Begins a pool.</summary>
    /// <param name="pool">The name of its class, for messages.</param>
    public KeyPoolBuilder(string pool)
        : this(pool, Environment.GetEnvironmentVariable, AppContext.BaseDirectory)
    {
    }

    internal KeyPoolBuilder(string pool, Func<string, string?> environment, string folder)
    {
        ArgumentNullException.ThrowIfNull(pool);
        this.pool = pool;
        this.environment = environment;
        sources = new SecretSources(folder, environment);
    }

    /// <summary>The options, for what is no affair of the environment.</summary>
    public OpenRouterClientOptions Options { get; } = new();

    /// <summary>The API's address, which the environment then does not change.</summary>
    /// <param name="address">An http or https address.</param>
    public void SetBaseUrl(string address)
    {
        namesBaseUrl = true;
        Options.BaseUrl = AddressOf(address, "BaseUrl", "https://openrouter.ai/api/v1") ?? Options.BaseUrl;
    }

    /// <summary>The address of the application.</summary>
    /// <param name="address">An http or https address.</param>
    public void SetAppUrl(string address) => Options.AppUrl = AddressOf(address, "AppUrl", "https://app.example");

    /// <summary>Adds a key whose secret an environment variable holds.</summary>
    /// <param name="key">All but its secret.</param>
    /// <param name="variable">The variable's name.</param>
    public void AddKeyFromVariable(KeyOptions key, string variable) => Add(key, variable, isFile: false);

    /// <summary>Adds a key whose secret a file holds.</summary>
    /// <param name="key">All but its secret.</param>
    /// <param name="file">The file; a relative path begins at the folder of the program.</param>
    public void AddKeyFromFile(KeyOptions key, string file) => Add(key, file, isFile: true);

    /// <summary>The options, when all has been said.</summary>
    /// <exception cref="OpenRouterConfigurationException">
    /// A variable is not set, a file cannot be read, or something else is wrong; it lists every mistake.
    /// </exception>
    public OpenRouterClientOptions Build()
    {
        if (!namesBaseUrl)
            BaseUrlVariable.Read(Options, environment, mistakes);
        if (Options.Keys.Count == 0)
            mistakes.Add($"The pool '{pool}' has no keys. Give its class an [OpenRouterKey].");
        mistakes.AddRange(OptionsValidator.FindMistakes(Options, requireSecrets: false));
        return mistakes.Count == 0 ? Options : throw new OpenRouterConfigurationException(mistakes);
    }

    private void Add(KeyOptions key, string source, bool isFile)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(source);
        string alias = KeyRing.AliasOf(key, Options.Keys.Count);
        string name = $"The key '{alias}' of the pool '{pool}'";
        // Also one without a secret, so that what else is wrong with it is found at once.
        Options.Keys.Add(key);
        if (SecretSources.IsSecret(source))
        {
            mistakes.Add($"{name} holds a secret in {(isFile ? "File" : "EnvironmentVariable")}; a secret never stands in code: name what holds it.");
            return;
        }

        bool isRead = isFile
            ? sources.TryReadFile(source, alias, out ApiKey? secret, out string? mistake)
            : sources.TryReadVariable(source, alias, out secret, out mistake);
        key.Secret = secret;
        if (!isRead)
            mistakes.Add($"{name}{mistake}. Put a key there as OpenRouter shows it, without quotes or line breaks.");
    }

    private Uri? AddressOf(string text, string name, string example)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            return address;
        mistakes.Add($"{name} of the pool '{pool}' is '{text}', which is no address. An example: {example}");
        return null;
    }
}
