namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Waits for what another thread is about to bring about.</summary>
internal static class Eventually
{
    /// <summary>Returns as soon as the condition holds; a limit that no machine needs ends a wait in vain.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!condition()) await Task.Delay(5, limit.Token);
    }
}
