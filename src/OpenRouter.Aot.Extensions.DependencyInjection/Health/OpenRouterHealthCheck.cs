using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenRouter.Aot.Health;

/// <summary>Reads how a client's keys stand. It sends nothing, so that it may be asked as often as one likes.</summary>
internal sealed class OpenRouterHealthCheck(OpenRouterClient client) : IHealthCheck
{
    // A pool may have thousands of keys; a report is for people and dashboards.
    private const int MaxTold = 100;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ClientStatistics statistics = client.GetStatistics();
        int all = statistics.Keys.Count;
        int available = statistics.Keys.Count(static key => key.State is KeyState.Available or KeyState.Expiring);
        int recovering = statistics.Keys.Count(static key => key.State is KeyState.HalfOpen or KeyState.Standby);
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["keys"] = all,
            ["available"] = available,
            ["in_flight"] = statistics.InFlight,
            ["waiting"] = statistics.Waiting,
        };
        foreach (KeyStatistics key in statistics.Keys.Where(static key => key.State != KeyState.Available).Take(MaxTold))
            data[$"key.{key.Alias}"] = Describe(key.State.ToString(), key.BenchedUntil ?? (key.State == KeyState.Expiring ? key.ExpiresAt : null));
        foreach (ModelStatistics model in statistics.Models.Where(static model => model.CooledUntil is not null).Take(MaxTold))
            data[$"model.{model.Model}"] = Describe("Cooled", model.CooledUntil);

        string text = $"{available} of {all} keys can serve.";
        return Task.FromResult(
            available == all ? HealthCheckResult.Healthy(text, data)
            : available + recovering > 0 ? HealthCheckResult.Degraded(text, null, data)
            : new HealthCheckResult(context.Registration.FailureStatus, text, null, data));
    }

    private static string Describe(string state, DateTimeOffset? until) =>
        until is { } moment ? string.Create(CultureInfo.InvariantCulture, $"{state} until {moment:u}") : state;
}
