namespace OpenRouter.Aot.Cli;

/// <summary>Gives the service a moment to say which keys work, before anything is written or sent: dead ones then cost no attempt.</summary>
/// <param name="client">The client, not yet used.</param>
/// <param name="options">What it was made from.</param>
/// <param name="group">The group that will be used.</param>
/// <param name="time">The clock by which a wait is announced; how long it may last goes by the client's own.</param>
/// <param name="log">Where it tells of its wait and of single keys.</param>
internal sealed class StartCheck(OpenRouterClient client, OpenRouterClientOptions options, string? group, TimeProvider time, TextWriter log)
{
    /// <summary>Said where the service took longer than that.</summary>
    public const string Unanswered = "note: the service has not told of every key within two seconds; what is wrong with one will show by use.";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // Nobody needs to be told of a wait that is over before it is read.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits at most two seconds, and tells what it learned of single keys.</summary>
    /// <param name="ct">Interrupts.</param>
    /// <exception cref="UsageException">No key of the group can be used.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        Task<bool> check = client.Keys.WaitForFirstCheckAsync(Longest, ct);
        if (await Task.WhenAny(check, Task.Delay(Unnoticed, time, ct)) != check && !ct.IsCancellationRequested)
            log.WriteLine($"Asking the service about {Figures.Count(options.Keys.Count, "key")}…");
        bool isAnswered = await check;

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
            log.WriteLine($"note: {key.Alias} is left out: {key.Reason}");
        if (!isAnswered)
            log.WriteLine(Unanswered);
    }

    private static bool IsRefused(KeyState state) => state is KeyState.Quarantined or KeyState.Expired;
}
