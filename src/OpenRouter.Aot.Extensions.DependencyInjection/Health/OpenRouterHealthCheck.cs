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

        bool isCooled = statistics.ServiceCooledUntil is not null || statistics.Models.Any(static model => model.CooledUntil is not null);
        if (statistics.ServiceCooledUntil is { } moment)
            data["service"] = Describe("Cooled", moment);
        string text = statistics.OutageSince is { } since
            ? string.Create(CultureInfo.InvariantCulture, $"OpenRouter refuses every key since {since:u}, which is an outage.")
            : $"{available} of {all} keys can serve.";
        return Task.FromResult(
            statistics.OutageSince is not null || available + recovering == 0 ? new HealthCheckResult(context.Registration.FailureStatus, text, null, data)
            : available < all || isCooled ? HealthCheckResult.Degraded(text, null, data)
            : HealthCheckResult.Healthy(text, data));
    }

    private static string Describe(string state, DateTimeOffset? until) =>
        until is { } moment ? string.Create(CultureInfo.InvariantCulture, $"{state} until {moment:u}") : state;
}
