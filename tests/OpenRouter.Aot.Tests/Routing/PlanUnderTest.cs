using System.Text;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Tests.Keys;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>The decisions of a pool without network, task or timer: requests take steps, answers come when the test says.</summary>
internal sealed class PlanUnderTest
{
    public PlanUnderTest(int keys = 2, Func<int, string?>? account = null, Action<RoutingOptions>? routing = null, Action<int, KeyOptions>? key = null)
    {
        Time.SetUtcNow(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        Ring = RingUnderTest.Create(RingUnderTest.Keys(keys, (slot, options) =>
        {
            options.Account = account?.Invoke(slot);
            key?.Invoke(slot, options);
        }), Time);
        var options = new RoutingOptions();
        routing?.Invoke(options);
        Pool = new PoolState(Ring, options);
    }

    public FakeTimeProvider Time { get; } = new();

    public KeyRing Ring { get; }

    public PoolState Pool { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public KeyState[] KeyStates => [.. Ring.Entries.Select(entry => entry.Key.Breaker.State)];

    public static AnswerSummary Good => new() { Status = 200, HasContent = true, FinishReason = "stop" };

    public static AnswerSummary Unauthorized => Error(401, "User not found.");

    public static AnswerSummary NoEndpoints => Error(404, "No endpoints found that match your data policy (settings/privacy)");

    public static AnswerSummary Throttled => Error(429, "Provider returned error");

    public static AnswerSummary Broken => Error(500, "Internal Server Error");

    public static AnswerSummary Error(int status, string message) => new() { Status = status, Error = new ApiError { Code = status, Message = message } };

    /// <summary>A key's own limit is reached, with a hint of when that ends.</summary>
    public static AnswerSummary KeyLimit(TimeSpan hint) => new()
    {
        Status = 402,
        Error = new ApiError { Code = 402, Message = "Key limit exceeded", LimitSource = "openrouter_key_limit" },
        Hint = new RetryHint(hint, null),
    };

    /// <summary>A request that has not begun.</summary>
    public PlannedRequest Ask(ModelRoute? models = null, RequestOptions? options = null, bool isBulk = false, string body = "{}", DateTimeOffset? waitsUntil = null) =>
        new(this, new Dispatch
        {
            Path = "/chat/completions",
            Template = RequestTemplate.Parse(Encoding.UTF8.GetBytes(body)),
            Route = models ?? "a/one",
            Options = options ?? RequestOptions.Default,
            IsBulk = isBulk,
            WaitsUntil = waitsUntil,
        });

    /// <summary>Requests that all begin now and get the same answer, in their order.</summary>
    public void Exchange(int count, in AnswerSummary answer, ModelRoute? models = null)
    {
        PlannedRequest[] requests = [.. Enumerable.Range(0, count).Select(_ => Ask(models))];
        foreach (PlannedRequest request in requests)
            Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        foreach (PlannedRequest request in requests)
            request.Answer(answer);
    }
}
