using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds aliases that stand twice, and aliases of which no name of their own can be made.</summary>
internal static class NameMistakes
{
    public static void Find(PoolDeclaration declaration, Action<Diagnostic> report)
    {
        Find(declaration, declaration.Keys, PoolReader.KeyNoun, PoolReader.KeysClass, "keys", report);
        Find(declaration, declaration.Models, PoolReader.ModelNoun, PoolReader.ModelsClass, "models", report);
    }

    private static void Find(
        PoolDeclaration declaration, IReadOnlyList<AttributeArguments> ones, string noun, string owner, string nouns, Action<Diagnostic> report)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (AttributeArguments one in ones)
        {
            if (one.Text(0) is not { } alias)
                continue;
            string name = PascalNames.Of(alias, noun);
            if (!aliases.Add(alias))
                report(Diagnostic.Create(PoolRules.AliasTwice, one.PlaceOf(0), alias, nouns, declaration.Type.Name));
            else if (name.Length == 0)
                report(Diagnostic.Create(PoolRules.NoName, one.PlaceOf(0), alias, alias.Trim().Length == 0 ? "is blank" : "has no letter or digit to make a name in code of"));
            else if (name == owner)
                report(Diagnostic.Create(PoolRules.NoName, one.PlaceOf(0), alias, $"is the name of the class '{owner}' that it would stand in"));
            else if (names.TryGetValue(name, out string? first))
                report(Diagnostic.Create(PoolRules.NameTwice, one.PlaceOf(0), first, alias, $"{owner}.{name}"));
            else
                names.Add(name, alias);
        }
    }
}
