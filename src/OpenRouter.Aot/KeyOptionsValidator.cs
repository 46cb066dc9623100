using static System.FormattableString;

namespace OpenRouter.Aot;

/// <summary>Finds every mistake of a pool's keys: each for itself, and keys, secrets and aliases that stand there twice.</summary>
internal static class KeyOptionsValidator
{
    private const int MaxPriority = 1000;
    private const double MaxPace = 1_000_000;

    // Weights that were computed miss their step by some 1e-16; 1e-6 of a step forgives that, and no other value.
    private const double Tolerance = 1e-6;

    /// <summary>Whether a number is a weight: 0.001 to 1,000, in steps of 0.001.</summary>
    public static bool IsWeight(double number) =>
        number is >= 0.001 and <= 1000 && Math.Abs((number * 1000) - Math.Round(number * 1000)) < Tolerance;

    public static void FindMistakes(IList<KeyOptions> keys, bool requireSecrets, List<string> mistakes)
    {
        // Whoever read a pool file has said already that it names none.
        if (keys.Count == 0 && requireSecrets)
            mistakes.Add("The pool has no keys. Set OPENROUTER_API_KEY, or OPENROUTER_KEY_1, OPENROUTER_KEY_2, …, or name a pool file in OPENROUTER_POOL.");
        if (keys.Count > KeyRing.MaxKeys)
            mistakes.Add($"The pool has {keys.Count} keys; the most is {KeyRing.MaxKeys}.");

        var aliases = new Dictionary<string, int>(StringComparer.Ordinal);
        var secrets = new Dictionary<string, SecretUse>(StringComparer.Ordinal);
        for (int slot = 0; slot < keys.Count; slot++)
        {
            if (keys[slot] is not { } key)
            {
                mistakes.Add($"Key {slot + 1} is null. Remove it.");
                continue;
            }

            string alias = KeyRing.AliasOf(key, slot);
            string name = $"'{alias}'";
            if (string.IsNullOrWhiteSpace(alias))
            {
                name = $"{slot + 1}";
                mistakes.Add($"Key {name} has a blank alias. Name it, or leave the alias out.");
            }
            else if (!aliases.TryAdd(alias, slot))
            {
                mistakes.Add($"Keys {aliases[alias] + 1} and {slot + 1} share the alias '{alias}'. Aliases must differ.");
            }

            if (key.Secret is null && requireSecrets)
                mistakes.Add($"Key {name} has no secret.");
            FindSecondUses(key, slot, name, secrets, mistakes);
            FindNameMistakes(key, name, mistakes);
            FindRangeMistakes(key, name, mistakes);
        }
    }

    private static void FindSecondUses(KeyOptions key, int slot, string name, Dictionary<string, SecretUse> secrets, List<string> mistakes)
    {
        foreach (bool isReplacement in (ReadOnlySpan<bool>)[false, true])
        {
            if ((isReplacement ? key.Replacement : key.Secret) is not { } secret)
                continue;
            // Not its hash: that alone would load the system's cryptography, a third of what a short program takes to start.
            string text = secret.Authorization;
            if (secrets.TryAdd(text, new SecretUse(slot, name, isReplacement)))
                continue;
            SecretUse first = secrets[text];
            mistakes.Add((first.IsReplacement, isReplacement) switch
            {
                (false, true) when first.Slot == slot =>
                    $"The replacement of key {name} is the key itself. Set it to the new key, or leave it out until there is one.",
                (false, false) => $"Keys {first.Name} and {name} are the same key. List each key once.",
                (true, true) => $"The replacements of keys {first.Name} and {name} are the same key. List each key once.",
                (true, false) => $"The replacement of key {first.Name} and key {name} are the same key. List each key once.",
                (false, true) => $"The replacement of key {name} and key {first.Name} are the same key. List each key once.",
            });
        }
    }

    private static void FindNameMistakes(KeyOptions key, string name, List<string> mistakes)
    {
        if (key.Account is { } account && string.IsNullOrWhiteSpace(account))
            mistakes.Add($"Key {name} has a blank account. Name it, or leave it out.");
        if (key.Group is { } group && string.IsNullOrWhiteSpace(group))
            mistakes.Add($"Key {name} has a blank group. Name it, or leave it out.");
    }

    private static void FindRangeMistakes(KeyOptions key, string name, List<string> mistakes)
    {
        if (!IsWeight(key.Weight))
            mistakes.Add(Invariant($"Key {name} has the weight {key.Weight}. A weight is 0.001 to 1000, in steps of 0.001."));
        if (key.Priority is < 0 or > MaxPriority)
            mistakes.Add(Invariant($"Key {name} has the priority {key.Priority}. A priority is 0 to {MaxPriority}, and the lowest serves first."));
        if (key.MaxConcurrency is < 1)
            mistakes.Add(Invariant($"Key {name} has a concurrency of {key.MaxConcurrency}. It must be at least 1; leave it out for no limit."));
        if (key.Pace is { } pace and not (> 0 and <= MaxPace))
            mistakes.Add(Invariant($"Key {name} has a pace of {pace} a minute. It must be above 0 and at most {MaxPace}; leave it out for no limit."));
    }

    private sealed class SecretUse(int slot, string name, bool isReplacement)
    {
        public int Slot => slot;

        public string Name => name;

        public bool IsReplacement => isReplacement;
    }
}
