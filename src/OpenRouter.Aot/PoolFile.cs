using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads a pool file: keys by the source of their secret, model aliases, address, breaker and app. Every mistake is reported with its place.
/// </summary>
internal sealed class PoolFile
{
    private const int MaxSecretBytes = 16 * 1024;

    private readonly string path;
    private readonly Func<string, string?> environment;
    private readonly OpenRouterClientOptions options;
    private readonly List<string> mistakes;
    private bool namesBaseUrl;

    private PoolFile(string path, Func<string, string?> environment, OpenRouterClientOptions options, List<string> mistakes)
    {
        this.path = path;
        this.environment = environment;
        this.options = options;
        this.mistakes = mistakes;
    }

    /// <summary>Reads the file into the options; true where it names the base URL.</summary>
    public static bool Read(string path, Func<string, string?> environment, OpenRouterClientOptions options, List<string> mistakes)
    {
        var file = new PoolFile(path, environment, options, mistakes);
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            file.ReadRoot(document.RootElement);
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{path}:{exception.LineNumber + 1}: no valid JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"The pool file cannot be read: {exception.Message}");
        }

        return file.namesBaseUrl;
    }

    private void ReadRoot(JsonElement root)
    {
        foreach (JsonProperty member in Members(root, "", "$schema", "keys", "models", "base_url", "breaker", "app"))
        {
            switch (member.Name)
            {
                case "keys":
                    int slot = 0;
                    foreach (JsonElement key in Items(member.Value, "keys"))
                        ReadKey(key, slot++);
                    break;
                case "models":
                    foreach (JsonProperty alias in Members(member.Value, "models"))
                        ReadModel(alias);
                    break;
                case "base_url":
                    namesBaseUrl = true;
                    if (Uri.TryCreate(Text(member.Value, "base_url"), UriKind.Absolute, out Uri? address))
                        options.BaseUrl = address;
                    else
                        Report("base_url", $"is no address; an example: {OpenRouterClientOptions.DefaultBaseUrl}");
                    break;
                case "breaker":
                    ReadBreaker(member.Value);
                    break;
                case "app":
                    ReadApp(member.Value);
                    break;
            }
        }
    }

    private void ReadKey(JsonElement element, int slot)
    {
        string place = $"keys[{slot}]";
        var key = new KeyOptions();
        string? variable = null, file = null;
        foreach (JsonProperty member in Members(element, place, "alias", "env", "file", "account", "group"))
        {
            string? text = Text(member.Value, $"{place}.{member.Name}");
            switch (member.Name)
            {
                case "alias":
                    key.Alias = text;
                    break;
                case "env":
                    variable = text;
                    break;
                case "file":
                    file = text;
                    break;
                case "account":
                    key.Account = text;
                    break;
                case "group":
                    key.Group = text;
                    break;
            }
        }

        options.Keys.Add(key);
        string alias = KeyRing.AliasOf(key, slot);
        key.Secret = ReadSecret(place, alias, variable, file);
        key.Source = variable;
    }

    private ApiKey? ReadSecret(string place, string alias, string? variable, string? file)
    {
        string source, where;
        switch (variable, file)
        {
            case ({ }, null):
                where = $"the environment variable {variable}";
                if (environment(variable) is not { } value)
                {
                    Report(place, $"({alias}) names {where}, which is not set");
                    return null;
                }

                source = value;
                break;
            case (null, { }):
                where = $"the file {file}";
                try
                {
                    string full = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file);
                    if (new FileInfo(full).Length > MaxSecretBytes)
                    {
                        Report(place, $"({alias}) names {where}, which is larger than a key can be");
                        return null;
                    }

                    // An editor ends a file with a line break; that one is no part of the key.
                    source = File.ReadAllText(full).TrimEnd('\r', '\n');
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    Report(place, $"({alias}) names {where}, which cannot be read: {exception.Message}");
                    return null;
                }

                break;
            default:
                Report(place, $"({alias}) must name the source of its secret: either \"env\" (an environment variable) or \"file\"");
                return null;
        }

        if (ApiKey.TryCreate(source, alias, out ApiKey? key, out string? mistake))
            return key;
        Report(place, $"({alias}): the key in {where} {mistake}");
        return null;
    }

    private void ReadModel(JsonProperty alias)
    {
        string place = $"models.{alias.Name}";
        string[] slugs = alias.Value.ValueKind == JsonValueKind.String
            ? [Text(alias.Value, place) ?? ""]
            : [.. Items(alias.Value, place).Select(item => Text(item, place) ?? "")];
        if (slugs.Length == 0 || slugs.Any(string.IsNullOrWhiteSpace))
            Report(place, "must be a model slug, or a list of slugs: the model and its fallbacks");
        else
            options.Models[alias.Name] = new ModelRoute(slugs);
    }

    private void ReadBreaker(JsonElement element)
    {
        string[] known = ["failure_threshold", "failure_window_seconds", "cooldown_seconds", "max_cooldown_seconds"];
        foreach (JsonProperty member in Members(element, "breaker", known))
        {
            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetDouble(out double number) || number is <= 0 or > 1e9)
            {
                Report($"breaker.{member.Name}", "must be a positive number");
                continue;
            }

            switch (member.Name)
            {
                case "failure_threshold":
                    options.Breaker.FailureThreshold = (int)number;
                    break;
                case "failure_window_seconds":
                    options.Breaker.FailureWindow = TimeSpan.FromSeconds(number);
                    break;
                case "cooldown_seconds":
                    options.Breaker.Cooldown = TimeSpan.FromSeconds(number);
                    break;
                case "max_cooldown_seconds":
                    options.Breaker.MaxCooldown = TimeSpan.FromSeconds(number);
                    break;
            }
        }
    }

    private void ReadApp(JsonElement element)
    {
        foreach (JsonProperty member in Members(element, "app", "url", "title"))
        {
            string? text = Text(member.Value, $"app.{member.Name}");
            if (member.Name == "title")
                options.AppTitle = text;
            else if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
                options.AppUrl = address;
            else
                Report("app.url", "is no address");
        }
    }

    private IEnumerable<JsonProperty> Members(JsonElement element, string place, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(place, "must be an object");
            yield break;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (known.Length == 0 || known.Contains(member.Name, StringComparer.Ordinal))
                yield return member;
            else if (member.Name is "key" or "secret" or "api_key")
                Report(place, $"holds \"{member.Name}\"; a secret never stands in a pool file: name its source with \"env\" or \"file\"");
            else
                Report(place, $"has the unknown member \"{member.Name}\"; known are {string.Join(", ", known)}");
        }
    }

    private IEnumerable<JsonElement> Items(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray();
        Report(place, "must be a list");
        return [];
    }

    private string? Text(JsonElement element, string place)
    {
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();
        if (element.ValueKind != JsonValueKind.Null)
            Report(place, "must be a string");
        return null;
    }

    private void Report(string place, string mistake) => mistakes.Add($"{path}: {(place.Length == 0 ? "the file" : place)} {mistake}.");
}
