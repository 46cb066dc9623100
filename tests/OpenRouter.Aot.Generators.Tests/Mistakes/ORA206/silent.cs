using System.Collections.Generic;
using OpenRouter.Aot;

namespace Consumer;

internal static class Program
{
    public static RequestOptions Of(string name) => new()
    {
        // Another header, a value, and a name that only the program's run knows.
        Headers = [new("Proxy-Authorization", "Basic x"), new("X-Kind", "Authorization"), new(name, "7")],
        Group = "Authorization",
    };

    public static Other OfSomethingElse() => new() { Headers = [new("Authorization", "Bearer x")] };

    public sealed class Other
    {
        public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
    }
}
