using System.Collections.Generic;
using OpenRouter.Aot;

namespace Consumer;

internal static class Program
{
    private const string Name = "authorization";

    public static RequestOptions Of(string secret) => new() { Headers = [new("Authorization", "Bearer " + secret)] };

    public static RequestOptions Among(string secret) => new()
    {
        Headers = [new("X-Tenant", "7"), new KeyValuePair<string, string>(Name, "Bearer " + secret)],
    };

    public static RequestOptions ByName(string secret) => new()
    {
        Headers = [.. new Dictionary<string, string> { ["AUTHORIZATION"] = secret }, KeyValuePair.Create("Authorization", secret)],
    };

    public static RequestOptions Added(string secret) => new()
    {
        Headers = new List<KeyValuePair<string, string>> { new("Authorization", secret) },
        Group = "main",
    };

    public static RequestOptions Each(string secret) => new() { Headers = [.. new Dictionary<string, string> { { "Authorization", secret } }] };
}
