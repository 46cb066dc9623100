using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRouter.Aot;
using OpenRouter.Aot.Clients;
using OpenRouter.Aot.Logging;
using OpenRouter.Aot.Reloading;
using OpenRouter.Aot.Secrets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds OpenRouter clients to a container. One without a name is the singleton <see cref="OpenRouterClient"/>; one with a name is a keyed singleton of that key.
/// Their options are checked when the host starts, and each mistake is in one <see cref="OptionsValidationException"/>; keys that change afterwards
/// are taken over without dropping a request. More can be set by <c>services.Configure&lt;OpenRouterClientOptions&gt;(name, …)</c>.
/// </summary>
public static class OpenRouterServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client from the section <c>OpenRouter</c> of the program's configuration, by the names of the pool file; from the environment
    /// (<c>OPENROUTER_POOL</c>, <c>OPENROUTER_KEY_n</c>, <c>OPENROUTER_API_KEY</c>) where there is no such section.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client without a name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services) => Add(services, new DefaultSource(Options.Options.DefaultName));

    /// <summary>Adds a named client from the section <c>OpenRouter:Clients:NAME</c> of the program's configuration.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name, the key of its service.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, string name) => Add(services, new DefaultSource(Checked(name)));

    /// <summary>Adds a client whose options code sets.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets keys and whatever else.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client without a name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, Action<OpenRouterClientOptions> configure) =>
        Add(services, new CodeSource(Options.Options.DefaultName)).Configure(configure);

    /// <summary>Adds a named client whose options code sets.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name, the key of its service.</param>
    /// <param name="configure">Sets keys and whatever else.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, string name, Action<OpenRouterClientOptions> configure) =>
        Add(services, new CodeSource(Checked(name))).Configure(name, configure);

    /// <summary>Adds a client from a section of a configuration, by the names of the pool file (docs/pool-file.md).</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section that holds the pool.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client without a name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, IConfiguration section) =>
        Add(services, new SectionSource(Options.Options.DefaultName, Checked(section)));

    /// <summary>Adds a named client from a section of a configuration, by the names of the pool file (docs/pool-file.md).</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name, the key of its service.</param>
    /// <param name="section">The section that holds the pool.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, string name, IConfiguration section) =>
        Add(services, new SectionSource(Checked(name), Checked(section)));

    /// <summary>Adds a client of a generated pool, <c>AddOpenRouter(Pool.CreateOptions)</c>, or of whatever makes options whole.</summary>
    /// <param name="services">The container.</param>
    /// <param name="createOptions">Makes new options at each call: at the start, and whenever changed keys are looked for.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client without a name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, Func<OpenRouterClientOptions> createOptions) =>
        Add(services, new FactorySource(Options.Options.DefaultName, Checked(createOptions)));

    /// <summary>Adds a named client of a generated pool, or of whatever makes options whole.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The client's name, the key of its service.</param>
    /// <param name="createOptions">Makes new options at each call: at the start, and whenever changed keys are looked for.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IServiceCollection AddOpenRouter(this IServiceCollection services, string name, Func<OpenRouterClientOptions> createOptions) =>
        Add(services, new FactorySource(Checked(name), Checked(createOptions)));

    /// <summary>
    /// Lets keys of a configuration name their secret by <c>"callback": "NAME"</c>, and fetches it by a callback, such as from a vault. It is asked when the
    /// options are first read, and again from time to time (<see cref="OpenRouterHostingOptions.CallbackInterval"/>); where it fails, what it gave before stays.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="read">Gives the secret of a name, or null where there is none. It may be called by several threads.</param>
    /// <returns>The same container.</returns>
    /// <exception cref="InvalidOperationException">A callback was added before.</exception>
    public static IServiceCollection AddOpenRouterSecrets(
        this IServiceCollection services, Func<IServiceProvider, string, CancellationToken, ValueTask<string?>> read)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(read);
        if (services.Any(static service => service.ServiceType == typeof(CallbackSecrets)))
            throw new InvalidOperationException("AddOpenRouterSecrets was called before. One callback serves all clients: let it tell secrets apart by their names.");
        AddShared(services);
        return services.AddSingleton(provider => new CallbackSecrets(
            (name, ct) => read(provider, name, ct), provider.GetRequiredService<IOptions<OpenRouterHostingOptions>>(),
            provider.GetRequiredService<TimeProviderChoice>().Value, provider.GetRequiredService<ClientLog>()));
    }

    private static IServiceCollection Add(IServiceCollection services, ClientSource source)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ImplementationInstance is ClientSource other && other.Name == source.Name))
        {
            throw new InvalidOperationException(
                $"An OpenRouter client {(source.Name.Length == 0 ? "without a name" : $"named '{source.Name}'")} was added before. Give this one another name, "
                + "or change the options of that one by services.Configure<OpenRouterClientOptions>(…).");
        }

        AddShared(services);
        services.AddSingleton(source);
        services.AddSingleton<IOptionsChangeTokenSource<OpenRouterClientOptions>>(
            provider => new AcceptedChanges.Source(source.Name, provider.GetRequiredService<AcceptedChanges>()));
        services.AddOptions<OpenRouterClientOptions>(source.Name).ValidateOnStart();
        if (source.Name.Length == 0)
            services.AddSingleton(provider => provider.GetRequiredService<ClientRegistry>().Get(source.Name));
        else
            services.AddKeyedSingleton(source.Name, (provider, _) => provider.GetRequiredService<ClientRegistry>().Get(source.Name));
        return services;
    }

    private static void AddShared(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ClientRegistry)))
            return;
        services.AddOptions<OpenRouterHostingOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenRouterHostingOptions>, HostingOptionsValidator>();
        services.AddSingleton<IOptionsFactory<OpenRouterClientOptions>, ClientOptionsFactory>();
        services.AddSingleton<TimeProviderChoice>();
        services.AddSingleton<AcceptedChanges>();
        services.AddSingleton(static provider => new ClientLog(provider.GetService<ILoggerFactory>()));
        services.AddSingleton<ClientRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientDrain>());
    }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    private static T Checked<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
