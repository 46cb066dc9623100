using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds what is wrong with what a pool says of its accounts, which are known by the keys that name them.</summary>
internal static class AccountMistakes
{
    public static void Find(PoolDeclaration declaration, Action<Diagnostic> report)
    {
        string[] known = [.. declaration.Keys.Select(key => key.Text("Account")).Where(label => !string.IsNullOrWhiteSpace(label)).Distinct()!];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributeArguments account in declaration.Accounts)
        {
            if (account.Text(0) is not { } label)
                continue;
            if (!seen.Add(label))
                report(Diagnostic.Create(PoolRules.AliasTwice, account.PlaceOf(0), label, "accounts", declaration.Type.Name));
            else if (!known.Contains(label))
                report(Diagnostic.Create(PoolRules.UnknownAccount, account.PlaceOf(0), label, known.Length == 0 ? "no key names any" : "they name " + string.Join(", ", known)));
            Ranges.Check(account, "MaxConcurrency", $"The concurrency of the account '{label}'", PoolRanges.IsConcurrency, PoolRanges.Concurrency, report);
        }
    }
}
