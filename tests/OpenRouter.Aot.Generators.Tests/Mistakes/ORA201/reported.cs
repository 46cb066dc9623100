using System;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program
{
    // A comment stays where it is.
    private static readonly string Key = /* mine */ "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";

    public static OpenRouterClientOptions Options() => new() { Keys = { Of("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") } };

    private static ApiKey Lower() => new(@"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", "main");

    private static string Raw() => """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""";

    private static string Joined() => "sk-or-v1-" + "6382b3cc881412b77bfcaeed026001c00d9e3025e66c20f6e7e92f079851462a";

    private static Func<string> Later(bool isReady) => () => isReady ? "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" : Key;

    private static KeyOptions Of(string secret) => throw new NotSupportedException(secret);
}
