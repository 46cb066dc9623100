using System.Collections;
using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>Reads a client's options from the environment.</summary>
internal static class EnvironmentReader
{
    private const string Pool = "OPENROUTER_POOL";
    private const string SingleKey = "OPENROUTER_API_KEY";
    private const string NumberedKey = "OPENROUTER_KEY_";

    /// <summary>Reads the pool that the environment names: a pool file, else every numbered key, else the single one.</summary>
    public static OpenRouterClientOptions Read(IDictionary variables)
    {
        if (Value(variables, Pool) is { Length: > 0 } path)
            return ReadPool(path, variables);

        var options = new OpenRouterClientOptions();
        var mistakes = new List<string>();
        List<string> numbered = FindNumbered(variables);
        foreach (string name in numbered)
            AddKey(options, mistakes, name, $"key-{NumberOf(name)}", Value(variables, name));
        if (numbered.Count == 0 && variables.Contains(SingleKey))
            AddKey(options, mistakes, SingleKey, "key-1", Value(variables, SingleKey));
        else if (variables.Contains(SingleKey))
            options.Notes = [$"{SingleKey} is ignored, because {numbered[0]} is set."];

        BaseUrlVariable.Read(options, name => Value(variables, name), mistakes);
        // A pool without keys is no second mistake where a key could not be read.
        if (mistakes.Count == 0 || options.Keys.Count > 0)
            mistakes.AddRange(OptionsValidator.FindMistakes(options));
        ThrowIfAny(mistakes);
        return options;
    }

    /// <summary>Reads a pool file.</summary>
    public static OpenRouterClientOptions ReadPool(string path, IDictionary variables)
    {
        var options = new OpenRouterClientOptions();
        var mistakes = new List<string>();
        var file = new PoolFile(path, name => Value(variables, name), mistakes);
        if (!file.TryRead(options))
            ThrowIfAny(mistakes);
        if (!file.NamesBaseUrl)
            BaseUrlVariable.Read(options, name => Value(variables, name), mistakes);
        mistakes.AddRange(OptionsValidator.FindMistakes(options, requireSecrets: false));
        ThrowIfAny(mistakes);

        List<string> ignored = FindNumbered(variables);
        if (variables.Contains(SingleKey))
            ignored.Add(SingleKey);
        ignored.RemoveAll(file.Variables.Contains);
        if (ignored.Count > 0)
            options.Notes = [$"The pool file {path} does not name {string.Join(", ", ignored)}: ignored."];
        return options;
    }

    private static void ThrowIfAny(List<string> mistakes)
    {
        if (mistakes.Count > 0)
            throw new OpenRouterConfigurationException(mistakes);
    }

    private static void AddKey(OpenRouterClientOptions options, List<string> mistakes, string variable, string alias, string? secret)
    {
        if (ApiKey.TryCreate(secret, alias, out ApiKey? key, out string? mistake))
            options.Keys.Add(new KeyOptions { Alias = alias, Secret = key });
        else
            mistakes.Add($"The key in {variable} {mistake}. Set it to a key as OpenRouter shows it, without quotes or line breaks.");
    }

    private static List<string> FindNumbered(IDictionary variables)
    {
        var names = new List<string>();
        foreach (object? variable in variables.Keys)
        {
            if (variable is string name && NumberOf(name) >= 0)
                names.Add(name);
        }

        names.Sort(static (left, right) => NumberOf(left) != NumberOf(right) ? NumberOf(left).CompareTo(NumberOf(right)) : string.CompareOrdinal(left, right));
        return names;
    }

    private static int NumberOf(string name) =>
        name.StartsWith(NumberedKey, StringComparison.Ordinal) && int.TryParse(name.AsSpan(NumberedKey.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static string? Value(IDictionary variables, string name) => variables[name] as string;
}
