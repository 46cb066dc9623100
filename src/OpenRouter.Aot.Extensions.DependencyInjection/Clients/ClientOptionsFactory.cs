using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenRouter.Aot.Clients;

/// <summary>
/// Makes the options of a client: from its source, then whatever <c>Configure</c> and <c>PostConfigure</c> change, then all checks. Each mistake of all of it is
/// in one exception. Safe for use by several threads.
/// </summary>
internal sealed class ClientOptionsFactory(
    IServiceProvider services,
    IEnumerable<ClientSource> sources,
    IEnumerable<IConfigureOptions<OpenRouterClientOptions>> configures,
    IEnumerable<IPostConfigureOptions<OpenRouterClientOptions>> postConfigures,
    IEnumerable<IValidateOptions<OpenRouterClientOptions>> validations) : IOptionsFactory<OpenRouterClientOptions>
{
    public OpenRouterClientOptions Create(string name)
    {
        ClientSource? source = sources.FirstOrDefault(source => source.Name == name);
        var mistakes = new List<string>();
        if ((source is null ? new OpenRouterClientOptions() : source.Read(services, mistakes)) is not { } options)
            throw new OptionsValidationException(name, typeof(OpenRouterClientOptions), mistakes);
        if (ReferenceEquals(options.TimeProvider, TimeProvider.System) && services.GetService<TimeProvider>() is { } time)
            options.TimeProvider = time;
        if (name.Length > 0)
            options.Name ??= name;
        Configure(options, name);

        // What could not be read was told; that it is missing is no second mistake.
        if (source is not null)
            mistakes.AddRange(options.FindMistakes(requireSecrets: mistakes.Count == 0));
        foreach (IValidateOptions<OpenRouterClientOptions> validation in validations)
        {
            ValidateOptionsResult result = validation.Validate(name, options);
            if (result.Failed)
                mistakes.AddRange(result.Failures);
        }

        return mistakes.Count == 0 ? options : throw new OptionsValidationException(name, typeof(OpenRouterClientOptions), mistakes);
    }

    private void Configure(OpenRouterClientOptions options, string name)
    {
        foreach (IConfigureOptions<OpenRouterClientOptions> configure in configures)
        {
            if (configure is IConfigureNamedOptions<OpenRouterClientOptions> named)
                named.Configure(name, options);
            else if (name == Options.DefaultName)
                configure.Configure(options);
        }

        foreach (IPostConfigureOptions<OpenRouterClientOptions> postConfigure in postConfigures)
            postConfigure.PostConfigure(name, options);
    }
}
