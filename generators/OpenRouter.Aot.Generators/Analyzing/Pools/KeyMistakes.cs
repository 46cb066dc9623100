using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds what is wrong with the keys of a pool, each for itself, and sources that two of them share.</summary>
internal static class KeyMistakes
{
    private const string Variable = "EnvironmentVariable";
    private const string File = "File";

    public static void Find(PoolDeclaration declaration, Action<Diagnostic> report)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (AttributeArguments key in declaration.Keys)
        {
            if (key.Text(0) is not { } alias)
                continue;
            FindSource(key, alias, sources, report);
            FindRanges(key, alias, report);
            foreach (string label in (string[])["Account", "Group"])
            {
                if (key.Text(label) is { } text && text.Trim().Length == 0)
                    report(Diagnostic.Create(PoolRules.Blank, key.PlaceOf(label), label, alias));
            }
        }
    }

    private static void FindSource(AttributeArguments key, string alias, Dictionary<string, string> sources, Action<Diagnostic> report)
    {
        string? variable = key.Text(Variable), file = key.Text(File);
        if ((variable is null) == (file is null))
        {
            report(Diagnostic.Create(PoolRules.NoSource, key.Place, alias, variable is null ? "no source" : "two sources"));
            return;
        }

        string property = variable is null ? File : Variable, source = (variable ?? file)!;
        if (FindMistake(source, isVariable: variable is not null) is { } mistake)
        {
            // A whole key in source is reported as such, wherever it stands.
            if (!KeyText.Holds(source))
                report(Diagnostic.Create(PoolRules.BadSource, key.PlaceOf(property), property, alias, mistake));
        }
        else if (sources.TryGetValue(property + source, out string? first))
        {
            report(Diagnostic.Create(
                PoolRules.SecretTwice, key.PlaceOf(property), first, alias, variable is null ? "the file" : "the environment variable", source));
        }
        else
        {
            sources.Add(property + source, alias);
        }
    }

    // The message never repeats what may be a secret.
    private static string? FindMistake(string source, bool isVariable) =>
        SecretText.IsKey(source) ? "holds a secret itself, which never stands in code"
        : source.Trim().Length == 0 ? "is blank"
        : source.IndexOf('\0') >= 0 ? "has a character that no name can have"
        : isVariable && source.Any(letter => letter == '=' || char.IsWhiteSpace(letter)) ? $"is '{source}', which cannot be the name of a variable"
        : null;

    private static void FindRanges(AttributeArguments key, string alias, Action<Diagnostic> report)
    {
        Ranges.Check(key, "Weight", $"The weight of the key '{alias}'", PoolRanges.IsWeight, PoolRanges.Weight, report);
        Ranges.Check(key, "Priority", $"The priority of the key '{alias}'", PoolRanges.IsPriority, PoolRanges.Priority, report);
        Ranges.Check(key, "MaxConcurrency", $"The concurrency of the key '{alias}'", PoolRanges.IsConcurrency, PoolRanges.Concurrency, report);
        Ranges.Check(key, "Pace", $"The pace of the key '{alias}'", PoolRanges.IsPace, PoolRanges.Pace, report);
    }
}
