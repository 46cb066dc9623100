using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>Waits for a task that waits for a clock of the test.</summary>
internal static class ClockedTask
{
    /// <summary>Lets a clock go on until a task ends: what waits on the clock may only have begun to.</summary>
    public static async Task<T> EndsAsync<T>(Task<T> task, FakeTimeProvider time, TimeSpan step)
    {
        await Eventually.HoldsAsync(
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
