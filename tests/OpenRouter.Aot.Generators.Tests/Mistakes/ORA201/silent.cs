using System;
using OpenRouter.Aot;

namespace Consumer;

/// <summary>Not even sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made is looked for in a comment.</summary>
internal sealed class Program
{
    private const string Prefix = "sk-or-v1-";

    private const string Digits = "made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private static readonly string[] Placeholders =
    [
        "sk-or-v1-...",
        "sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000",
        "sk-or-v1-FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
        "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sk-or-v1-deadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
        "sk-or-v1-1234512345123451234512345123451234512345123451234512345123451234",
        "sk-or-v1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        // A digit too few, a letter that is none, another prefix, and in capitals.
        "sk-or-v1-6382b3cc881412b77bfcaeed026001c00d9e3025e66c20f6e7e92f079851462",
        "sk-or-v1-6382b3cc881412b77bfcaeed026001cg0d9e3025e66c20f6e7e92f079851462a",
        "sk-or-v2-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made",
        "SK-OR-V1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made",
        // The digits alone may be anything.
        "made-up-digits-made-up-digits-made-up-digits-made-up-digits-made",
    ];

    public static ApiKey Create() => new(Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!);

    // No constant: what it becomes is not in the source.
    private static string Mixed(string digits) => $"{Prefix}{digits}" + Placeholders.Length + Digits;
}
