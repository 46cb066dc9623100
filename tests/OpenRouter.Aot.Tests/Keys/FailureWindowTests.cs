using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

public class FailureWindowTests
{
    [Fact]
    public void It_slides_as_a_list_of_all_failures_would() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 30], Gen.Select(Gen.Int[0, 20], Gen.Int[0, 12]).Array[1, 80]).Sample((threshold, seconds, steps) =>
        {
            var time = new FakeTimeProvider();
            var window = new FailureWindow(new BreakerOptions { FailureThreshold = threshold, FailureWindow = TimeSpan.FromSeconds(seconds) }, time);
            List<DateTimeOffset> failures = [];
            foreach ((int wait, int choice) in steps)
            {
                time.Advance(TimeSpan.FromSeconds(wait));
                if (choice == 0)
                {
                    window.Clear();
                    failures.Clear();
                    continue;
                }

                failures.Add(time.GetUtcNow());
                bool expected = failures.Count >= threshold && time.GetUtcNow() - failures[^threshold] <= TimeSpan.FromSeconds(seconds);
                Assert.Equal(expected, window.Add());
            }
        }, iter: 3_000);
}
