namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Waits for something that another process does. The limit ends a wait in vain; no test depends on how long a good one takes.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Two minutes passed and it has not come: {what}");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }
}
