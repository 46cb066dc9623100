using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>Runs what makes, replaces or disables a key, and says on stderr how things stand where it fails.</summary>
internal static class KeyChange
{
    public static async Task<int> RunAsync(Func<Task> change)
    {
        try
        {
            await change();
            return ExitCodes.Success;
        }
        catch (KeyChangeException failure)
        {
            Console.Error.WriteLine(failure.Message.StartsWith("error:", StringComparison.Ordinal) || failure.IsInterruption ? failure.Message : $"error: {failure.Message}");
            Console.Error.WriteLine(failure.State);
            return failure.IsInterruption ? ExitCodes.Interrupted : ExitCodes.Failure;
        }
    }

    /// <summary>Writes the members that tell of a key. Its secret is none of them.</summary>
    public static void Write(this Utf8JsonWriter json, ManagedKey key)
    {
        json.WriteText("name", key.Name);
        json.WriteText("hash", key.Hash);
        json.WriteAmount("limit", key.Limit);
        json.WriteText("limit_reset", key.LimitReset?.Value);
        json.WriteMoment("expires_at", key.ExpiresAt);
    }

    /// <summary>The key's terms, for people.</summary>
    public static string Describe(ManagedKey key)
    {
        string limit = key.Limit is { } usd ? $"at most {Figures.Cost(usd)}{(key.LimitReset is { } reset ? $" {reset.Value}" : "")}" : "no limit of its own";
        return $"{limit}, {(key.ExpiresAt is { } expiry ? $"expires {Iso8601.Format(expiry)}" : "never expires")}";
    }
}
