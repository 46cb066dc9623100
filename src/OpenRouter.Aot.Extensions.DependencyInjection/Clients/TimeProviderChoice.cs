using Microsoft.Extensions.DependencyInjection;

namespace OpenRouter.Aot.Clients;

/// <summary>The container's clock where it has one, else the system's.</summary>
internal sealed class TimeProviderChoice(IServiceProvider services)
{
    public TimeProvider Value { get; } = services.GetService<TimeProvider>() ?? TimeProvider.System;
}
