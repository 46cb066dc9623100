using System;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program
{
    // A comment stays where it is.
    private static readonly string Key = /* mine */ "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    public static OpenRouterClientOptions Options() => new() { Keys = { Of("sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made") } };

    private static ApiKey Lower() => new(@"sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made", "main");

    private static string Raw() => """sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made""";

    private static string Joined() => "sk-or-v1-" + "made-up-digits-made-up-digits-made-up-digits-made-up-digits-made";

    private static Func<string> Later(bool isReady) => () => isReady ? "sk-or-v1-made-up-digits-made-up-digits-made-up-digits-made-up-digits-made" : Key;

    private static KeyOptions Of(string secret) => throw new NotSupportedException(secret);
}
