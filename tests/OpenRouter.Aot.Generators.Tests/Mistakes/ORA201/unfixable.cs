using System;
using OpenRouter.Aot;

namespace Consumer;

[Obsolete("use 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")]
internal sealed class Program
{
    private const string Key = "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";

    private static ReadOnlySpan<byte> Utf8 => "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"u8;

    private static string Bearer() => "Bearer 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";

    private static string More() => "sk-or-v1-6382b3cc881412b77bfcaeed026001c00d9e3025e66c20f6e7e92f079851462a0";

    private static string Named(string name) => $"{name}=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";

    private const string Digits = "6382b3cc881412b77bfcaeed026001c00d9e3025e66c20f6e7e92f079851462a";

    private const string Constant = $"sk-or-v1-{Digits}";

    private static bool IsMine(string key) => key is "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" or """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""";

    private static ApiKey Create(string secret = "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")
    {
        const string Local = "sk-or-v1-" + Digits;
        return new ApiKey(secret + Local);
    }
}
