using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenRouter.Aot.Configuration;
using OpenRouter.Aot.Secrets;

namespace OpenRouter.Aot.Clients;

/// <summary>Options that stand in a section of a configuration, by the names of the pool file.</summary>
internal sealed class SectionSource(string name, IConfiguration section) : ClientSource(name)
{
    public override OpenRouterClientOptions? Read(IServiceProvider services, ICollection<string> mistakes)
    {
        IConfiguration all = services.GetService<IConfiguration>() ?? section;
        var text = new PoolText
        {
            Json = ConfigurationJson.Write(section),
            Origin = section is IConfigurationSection { Path: { Length: > 0 } path } ? $"configuration {path}" : "configuration",
            Folder = services.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory,
        };
        text.Sources["configuration"] = key => all[key];
        if (services.GetService<CallbackSecrets>() is { } callback)
            text.Sources["callback"] = callback.Get;
        return text.Read(mistakes);
    }

    // Secrets may stand elsewhere than in the section.
    public override IEnumerable<IConfiguration> GetWatched(IServiceProvider services) =>
        services.GetService<IConfiguration>() is { } all && !ReferenceEquals(all, section) ? [section, all] : [section];
}
