namespace OpenRouter.Aot.Simulator;

/// <summary>A container with nothing in it.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
