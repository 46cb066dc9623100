using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What pools of keys must keep to.</summary>
internal static class PoolRules
{
    private const string Category = "OpenRouter.Pools";

    public static readonly DiagnosticDescriptor NotStaticPartial = Rule.Error(
        "ORA101", Category, "A pool must be a static partial class",
        "'{0}' must be {1}, so that the pool's options and client can be added");

    public static readonly DiagnosticDescriptor NoKeys = Rule.Error(
        "ORA102", Category, "A pool has no keys",
        "The pool '{0}' has no keys: add [OpenRouterKey(\"main\", EnvironmentVariable = \"OPENROUTER_KEY_1\")]");

    public static readonly DiagnosticDescriptor AliasTwice = Rule.Error(
        "ORA103", Category, "An alias stands twice",
        "'{0}' stands for two {1} of the pool '{2}': give one of them another name, or remove it");

    public static readonly DiagnosticDescriptor SecretTwice = Rule.Error(
        "ORA104", Category, "Two keys have one secret",
        "The keys '{0}' and '{1}' both take their secret from {2} '{3}': list each key once");

    public static readonly DiagnosticDescriptor NoSource = Rule.Error(
        "ORA105", Category, "A key has not exactly one source",
        "The key '{0}' names {1} of its secret: set either EnvironmentVariable or File");

    public static readonly DiagnosticDescriptor BadSource = Rule.Error(
        "ORA106", Category, "The source of a secret cannot be one",
        "The {0} of the key '{1}' {2}: name what holds the secret, such as OPENROUTER_KEY_1 or secrets/main.key");

    public static readonly DiagnosticDescriptor OutOfRange = Rule.Error(
        "ORA107", Category, "A value is out of its range",
        "{0} is {1}; it must be {2}");

    public static readonly DiagnosticDescriptor WeightIgnored = Rule.Error(
        "ORA108", Category, "The strategy ignores a weight",
        "The key '{0}' has the weight {1}, which round robin ignores, so that the pool is refused when the program starts: choose Weighted, or leave the strategy out");

    public static readonly DiagnosticDescriptor CooldownsCross = Rule.Error(
        "ORA109", Category, "The longest cooldown is shorter than the first",
        "The longest cooldown is {0} seconds, and the first is {1}: raise MaxCooldownSeconds, or lower CooldownSeconds");

    public static readonly DiagnosticDescriptor NameTwice = Rule.Error(
        "ORA110", Category, "Two aliases have one name in code",
        "'{0}' and '{1}' are both called '{2}' in code: change one of the aliases");

    public static readonly DiagnosticDescriptor NoName = Rule.Error(
        "ORA111", Category, "An alias has no name in code",
        "The alias '{0}' {1}: choose another");

    public static readonly DiagnosticDescriptor NameTaken = Rule.Error(
        "ORA112", Category, "The name is that of a generated member",
        "'{0}' is a name that the generated part of the pool needs: call it something else");

    public static readonly DiagnosticDescriptor NoPool = Rule.Warning(
        "ORA113", Category, "A key or model belongs to no pool",
        "'{0}' speaks of keys or models and is no pool, so that nothing reads it: add [OpenRouterKeyPool], or remove the attribute");

    public static readonly DiagnosticDescriptor UnknownAccount = Rule.Error(
        "ORA114", Category, "No key names the account",
        "No key of the pool names the account '{0}'; {1}");

    public static readonly DiagnosticDescriptor NoAddress = Rule.Error(
        "ORA115", Category, "An address is none",
        "{0} is '{1}', which {2}");

    public static readonly DiagnosticDescriptor Blank = Rule.Error(
        "ORA116", Category, "A label is blank",
        "The {0} of '{1}' is blank: name it, or leave it out");
}
