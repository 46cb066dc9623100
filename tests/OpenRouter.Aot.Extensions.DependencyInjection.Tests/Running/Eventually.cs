namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>Waits for something that happens on another thread.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"30 seconds passed and it has not come: {what}");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }
}
