namespace OpenRouter.Aot.Cli;

/// <summary>Gives the service a moment to say which keys work, before anything is written or sent: dead ones then cost no attempt.</summary>
internal static class StartCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // Nobody needs to be told of a wait that is over before it is read.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits at most two seconds; what it learns of single keys goes to stderr.</summary>
    /// <param name="client">The client, not yet used.</param>
    /// <param name="options">What it was made from.</param>
    /// <param name="group">The group that will be used.</param>
    /// <param name="ct">Interrupts.</param>
    /// <exception cref="UsageException">No key of the group can be used.</exception>
    public static async Task RunAsync(OpenRouterClient client, OpenRouterClientOptions options, string? group, CancellationToken ct)
    {
        Task<bool> check = client.Keys.WaitForFirstCheckAsync(Longest, ct);
        if (await Task.WhenAny(check, Task.Delay(Unnoticed, TimeProvider.System, ct)) != check && !ct.IsCancellationRequested)
            Console.Error.WriteLine($"Asking the service about {Figures.Count(options.Keys.Count, "key")}…");
        await check;

        KeyStatistics[] keys = [.. client.Keys.GetStatistics().Where((_, slot) => options.Keys[slot].Group == group)];
        KeyStatistics[] refused = [.. keys.Where(key => IsRefused(key.State) && (key.OtherSecret is not { } other || IsRefused(other)))];
        if (refused.Length == keys.Length)
        {
            string reasons = string.Join(Environment.NewLine, refused.Select(key => $"  {key.Alias}: {key.Reason}"));
            throw new UsageException(
                $"No key can be used; nothing was sent.{Environment.NewLine}{reasons}{Environment.NewLine}"
                + "Replace or re-enable a key; openrouter-aot keys --check shows what the service says of each.");
        }

        foreach (KeyStatistics key in refused)
            Console.Error.WriteLine($"note: {key.Alias} is left out: {key.Reason}");
    }

    private static bool IsRefused(KeyState state) => state is KeyState.Quarantined or KeyState.Expired;
}
