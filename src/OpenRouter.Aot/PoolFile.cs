using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads a pool, from its file or from elsewhere: keys by the source of their secret, strategy, accounts, model aliases, address, breaker and app. Every mistake is
/// reported with its place.
/// </summary>
internal sealed class PoolFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly Dictionary<string, Func<string, string?>> NoSources = [];

    private readonly string path;
    private readonly List<string> mistakes;
    private readonly PoolFileJson json;
    private readonly PoolFileSecrets secrets;

    public PoolFile(string path, Func<string, string?> environment, List<string> mistakes)
    {
        this.path = path;
        this.mistakes = mistakes;
        json = new PoolFileJson(path, mistakes);
        // Made when a secret is read, which is after the file has been: only then is its path known to be one.
        secrets = new PoolFileSecrets(() => Path.GetDirectoryName(Path.GetFullPath(path))!, environment, NoSources, json);
    }

    /// <summary>Makes a reader of a pool that stands in no file.</summary>
    /// <param name="text">The pool.</param>
    /// <param name="mistakes">Takes every mistake.</param>
    public PoolFile(PoolText text, List<string> mistakes)
    {
        path = text.Origin;
        this.mistakes = mistakes;
        json = new PoolFileJson(path, mistakes, "section") { SourcesText = PoolFileSecrets.Describe(text.Sources.Keys) };
        secrets = new PoolFileSecrets(() => text.Folder, Environment.GetEnvironmentVariable, text.Sources.AsReadOnly(), json);
    }

    /// <summary>Whether the file named the base URL.</summary>
    public bool NamesBaseUrl { get; private set; }

    /// <summary>The environment variables that the file named.</summary>
    public IReadOnlySet<string> Variables => secrets.Variables;

    /// <summary>Reads the file into the options; false where there is no file, or no JSON in it.</summary>
    public bool TryRead(OpenRouterClientOptions options)
    {
        ReadOnlyMemory<byte> text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"The pool file cannot be read: {exception.Message}");
            return false;
        }

        if (text.Span.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        return TryRead(text, options);
    }

    /// <summary>Reads the text of a pool into the options; false where it is no JSON.</summary>
    public bool TryRead(ReadOnlyMemory<byte> text, OpenRouterClientOptions options)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            ReadRoot(document.RootElement, options);
            return true;
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{path}:{new JsonPlace(text.Span, exception).Describe()}");
            return false;
        }
    }

    private void ReadRoot(JsonElement root, OpenRouterClientOptions options)
    {
        string[] known = ["$schema", "keys", "strategy", "spread_free_models", "accounts", "models", "base_url", "breaker", "app"];
        foreach (JsonProperty member in json.Members(root, "", known))
        {
            switch (member.Name)
            {
                case "keys":
                    new PoolFileKeys(json, secrets).Read(member.Value, options.Keys);
                    break;
                case "strategy":
                    options.Strategy = ReadStrategy(member.Value);
                    break;
                case "spread_free_models":
                    options.SpreadFreeModels = json.Flag(member.Value, "spread_free_models") ?? options.SpreadFreeModels;
                    break;
                case "accounts":
                    foreach (JsonProperty account in json.Members(member.Value, "accounts"))
                        options.Accounts[account.Name] = ReadAccount(account);
                    break;
                case "models":
                    foreach (JsonProperty alias in json.Members(member.Value, "models"))
                        ReadModel(alias, options.Models);
                    break;
                case "base_url":
                    NamesBaseUrl = member.Value.ValueKind != JsonValueKind.Null;
                    options.BaseUrl = ReadAddress(member.Value, "base_url", OpenRouterClientOptions.DefaultBaseUrl.AbsoluteUri) ?? options.BaseUrl;
                    break;
                case "breaker":
                    ReadBreaker(member.Value, options.Breaker);
                    break;
                case "app":
                    ReadApp(member.Value, options);
                    break;
            }
        }

        RequireKeys(root);
    }

    private void RequireKeys(JsonElement root)
    {
        // What is no object, or no list, is a mistake that was reported.
        if (root.ValueKind == JsonValueKind.Object && (!root.TryGetProperty("keys", out JsonElement keys) || keys is { ValueKind: JsonValueKind.Array } && keys.GetArrayLength() == 0))
            json.Report("keys", "names no key; one is { \"env\": \"NAME_OF_A_VARIABLE\" } or { \"file\": \"PATH\" }");
    }

    private KeyStrategy? ReadStrategy(JsonElement element)
    {
        if (json.Text(element, "strategy") is not { } name)
            return null;
        switch (name)
        {
            case "round_robin":
                return KeyStrategy.RoundRobin;
            case "weighted":
                return KeyStrategy.Weighted;
            case "least_in_flight":
                return KeyStrategy.LeastInFlight;
            default:
                json.Report("strategy", "must be \"round_robin\", \"weighted\" or \"least_in_flight\"");
                return null;
        }
    }

    private AccountOptions ReadAccount(JsonProperty account)
    {
        string place = $"accounts.{account.Name}";
        var options = new AccountOptions();
        foreach (JsonProperty member in json.Members(account.Value, place, "concurrency"))
            options.MaxConcurrency = json.WholeNumber(member.Value, $"{place}.{member.Name}");
        return options;
    }

    private void ReadModel(JsonProperty alias, IDictionary<string, ModelRoute> models)
    {
        string place = $"models.{alias.Name}";
        string[] slugs = alias.Value.ValueKind == JsonValueKind.String
            ? [json.Text(alias.Value, place) ?? ""]
            : Array.ConvertAll<JsonElement, string>([.. json.Items(alias.Value, place)], item => json.Text(item, place) ?? "");
        if (slugs.Length == 0 || Array.Exists(slugs, string.IsNullOrWhiteSpace))
            json.Report(place, "must be a model slug, or a list of slugs: the model and its fallbacks");
        else
            models[alias.Name] = new ModelRoute(slugs);
    }

    private void ReadBreaker(JsonElement element, BreakerOptions breaker)
    {
        string[] known = ["failure_threshold", "failure_window_seconds", "cooldown_seconds", "max_cooldown_seconds"];
        foreach (JsonProperty member in json.Members(element, "breaker", known))
        {
            string place = $"breaker.{member.Name}";
            switch (member.Name)
            {
                case "failure_threshold":
                    breaker.FailureThreshold = json.WholeNumber(member.Value, place) ?? breaker.FailureThreshold;
                    break;
                case "failure_window_seconds":
                    breaker.FailureWindow = ReadSeconds(member.Value, place) ?? breaker.FailureWindow;
                    break;
                case "cooldown_seconds":
                    breaker.Cooldown = ReadSeconds(member.Value, place) ?? breaker.Cooldown;
                    break;
                case "max_cooldown_seconds":
                    breaker.MaxCooldown = ReadSeconds(member.Value, place) ?? breaker.MaxCooldown;
                    break;
            }
        }
    }

    private TimeSpan? ReadSeconds(JsonElement element, string place)
    {
        double? seconds = json.Number(element, place);
        if (seconds is null or (> 0 and <= 1e9))
            return seconds is { } number ? TimeSpan.FromSeconds(number) : null;
        json.Report(place, $"is {element.GetRawText()}; it must be a positive number of seconds");
        return null;
    }

    private void ReadApp(JsonElement element, OpenRouterClientOptions options)
    {
        foreach (JsonProperty member in json.Members(element, "app", "url", "title"))
        {
            if (member.Name == "title")
                options.AppTitle = json.Text(member.Value, "app.title");
            else
                options.AppUrl = ReadAddress(member.Value, "app.url", "https://app.example");
        }
    }

    private Uri? ReadAddress(JsonElement element, string place, string example)
    {
        if (json.Text(element, place) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            return address;
        json.Report(place, $"is no address; an example: {example}");
        return null;
    }
}
