using System.Globalization;

namespace OpenRouter.Aot.Soak;

/// <summary>The keys of a run, and how each reload changes them: the first stay under their alias, the others come and go.</summary>
internal sealed class SoakKeys(ulong seed)
{
    private const int Staying = 24, Most = 80;

    private readonly Chance chance = new(seed);
    private readonly List<KeyOptions> keys = [];
    private int made;

    public static IReadOnlyList<string?> Groups { get; } = [null, "red", "blue"];

    /// <summary>The aliases that no reload removes.</summary>
    public static IEnumerable<string> StayingAliases => Enumerable.Range(0, Staying).Select(Alias);

    public static Dictionary<string, AccountOptions> Accounts(ulong draw) =>
        draw % 2 == 0 ? [] : new() { ["acme"] = new AccountOptions { MaxConcurrency = 8 + (int)(draw % 25) } };

    public KeyOptions[] First()
    {
        for (int slot = 0; slot < 40; slot++)
            keys.Add(New(slot));
        return Copy();
    }

    /// <summary>The keys with some secrets replaced, weights and limits changed, groups moved, aliases added and removed.</summary>
    public KeyOptions[] Next()
    {
        for (int i = 0; i < 3; i++)
        {
            int slot = Draw(keys.Count);
            KeyOptions key = keys[slot];
            switch (Draw(8))
            {
                case 0:
                    key.Secret = Secret();
                    break;
                case 1:
                    key.Weight = 1 + Draw(5);
                    break;
                // The first keep a key in every group.
                case 2 when slot >= 6:
                    key.Group = Groups[Draw(Groups.Count)];
                    break;
                case 3 when slot >= 3:
                    key.MaxConcurrency = Draw(4) == 0 ? 1 + Draw(8) : null;
                    break;
                case 4 when keys.Count > Staying:
                    keys.RemoveAt(Staying + Draw(keys.Count - Staying));
                    break;
                case 5 when keys.Count < Most:
                    keys.Add(New(Staying + made));
                    break;
                case 6:
                    key.Replacement = key.Replacement is null ? Secret() : null;
                    break;
                case 7 when key.Replacement is not null:
                    (key.Secret, key.Replacement) = (key.Replacement, null);
                    break;
            }
        }

        return Copy();
    }

    private static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"key-{number}");

    private KeyOptions New(int number) => new()
    {
        Alias = Alias(number),
        Secret = Secret(),
        Group = Groups[number % Groups.Count],
        Account = (number % 5) switch { 0 => "acme", 1 => "other", _ => null },
        Weight = 1 + (number % 3),
    };

    private ApiKey Secret() => new(string.Create(CultureInfo.InvariantCulture, $"sk-or-soak-{made++}"));

    private int Draw(int count) => (int)(chance.Next() % (ulong)count);

    private KeyOptions[] Copy() =>
    [
        .. keys.Select(key => new KeyOptions
        {
            Alias = key.Alias, Secret = key.Secret, Replacement = key.Replacement, Group = key.Group, Account = key.Account, Weight = key.Weight,
            MaxConcurrency = key.MaxConcurrency,
        }),
    ];
}
