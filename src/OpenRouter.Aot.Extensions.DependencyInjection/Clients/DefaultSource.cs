using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.Aot.Configuration;

namespace OpenRouter.Aot.Clients;

/// <summary>Options from where one would look for them: the client's section of the program's configuration, else the environment.</summary>
internal sealed class DefaultSource(string name) : ClientSource(name)
{
    private const string Section = "OpenRouter";

    private string Path => Name.Length == 0 ? Section : $"{Section}:Clients:{Name}";

    public override OpenRouterClientOptions? Read(IServiceProvider services, ICollection<string> mistakes)
    {
        if (services.GetService<IConfiguration>()?.GetSection(Path) is { } section && IsPool(section))
            return new SectionSource(Name, section).Read(services, mistakes);
        if (Name.Length == 0)
            return ReadEnvironment(services, mistakes);
        // The environment has one pool; two clients must not share it by an oversight.
        mistakes.Add($"The configuration has no section {Path} for the client '{Name}'. Add it, or say in AddOpenRouter where its options come from.");
        return null;
    }

    public override IEnumerable<IConfiguration> GetWatched(IServiceProvider services) => services.GetService<IConfiguration>() is { } all ? [all] : [];

    private OpenRouterClientOptions? ReadEnvironment(IServiceProvider services, ICollection<string> mistakes)
    {
        OpenRouterClientOptions? options = new FactorySource(Name, OpenRouterClientOptions.FromEnvironment).Read(services, mistakes);
        if (options is null)
            mistakes.Add($"The environment was asked because the configuration has no section {Path}: name the keys there, or in the environment.");
        return options;
    }

    // The sections of named clients, and secrets, are no pool.
    private static bool IsPool(IConfigurationSection section) => section.Value is not null || section.GetChildren().Any(child => !ConfigurationJson.IsNeighbour(child));
}
