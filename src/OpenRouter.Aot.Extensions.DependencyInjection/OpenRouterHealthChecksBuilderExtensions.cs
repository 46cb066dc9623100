using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRouter.Aot;
using OpenRouter.Aot.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of OpenRouter clients.</summary>
public static class OpenRouterHealthChecksBuilderExtensions
{
    private static readonly string[] DefaultTags = ["ready"];

    /// <summary>
    /// Adds a check of a client: healthy where all its keys can serve, degraded where some can, else unhealthy. It reads what the client knows and sends
    /// nothing; its data tell the aliases that cannot serve, and until when.
    /// </summary>
    /// <param name="builder">The checks.</param>
    /// <param name="name">The check's name. Default: <c>openrouter</c>, with <c>-</c> and the client's name where it has one.</param>
    /// <param name="clientName">The client's name; null for the one without.</param>
    /// <param name="failureStatus">What to report where no key can serve. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The check's tags. Default: <c>ready</c>.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddOpenRouter(
        this IHealthChecksBuilder builder, string? name = null, string? clientName = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (clientName is null ? "openrouter" : $"openrouter-{clientName}"),
            services => new OpenRouterHealthCheck(
                clientName is null ? services.GetRequiredService<OpenRouterClient>() : services.GetRequiredKeyedService<OpenRouterClient>(clientName)),
            failureStatus,
            tags ?? DefaultTags));
    }
}
