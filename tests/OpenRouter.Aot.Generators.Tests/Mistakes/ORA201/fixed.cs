using System;
using OpenRouter.Aot;

namespace Consumer;

internal sealed class Program
{
    // A comment stays where it is.
    private static readonly string Key = /* mine */ Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!;

    public static OpenRouterClientOptions Options() => new() { Keys = { Of(Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!) } };

    private static ApiKey Lower() => new(Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!, "main");

    private static string Raw() => Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!;

    private static string Joined() => Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")!;

    private static Func<string> Later(bool isReady) => () => isReady ? Environment.GetEnvironmentVariable("OPENROUTER_API_KEY")! : Key;

    private static KeyOptions Of(string secret) => throw new NotSupportedException(secret);
}
