using Microsoft.Extensions.Time.Testing;

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

    /// <summary>Lets a clock go on until a task ends: what waits on the clock may only have begun to.</summary>
    public static async Task<T> EndsAsync<T>(Task<T> task, FakeTimeProvider time, TimeSpan step)
    {
        await HoldsAsync(
            () =>
            {
                if (!task.IsCompleted)
                    time.Advance(step);
                return task.IsCompleted;
            },
            "the end of the task");
        return await task;
    }
}
