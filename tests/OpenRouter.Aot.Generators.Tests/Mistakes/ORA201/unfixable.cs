using System;
using OpenRouter.Aot;

namespace Consumer;

[Obsolete("use sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made")]
internal sealed class Program
{
    private const string Key = "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private static ReadOnlySpan<byte> Utf8 => "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made"u8;

    private static string Bearer() => "Bearer sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private static string More() => "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made0";

    private static string Named(string name) => $"{name}=sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private const string Digits = "made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private const string Constant = $"sk-or-v1-{Digits}";

    private static bool IsMine(string key) => key is "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made" or """sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made""";

    private static ApiKey Create(string secret = "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made")
    {
        const string Local = "sk-or-v1-" + Digits;
        return new ApiKey(secret + Local);
    }
}
