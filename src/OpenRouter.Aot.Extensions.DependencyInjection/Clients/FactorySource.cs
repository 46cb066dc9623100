namespace OpenRouter.Aot.Clients;

/// <summary>Options that a function makes whole: a generated pool's, or the environment's.</summary>
internal sealed class FactorySource(string name, Func<OpenRouterClientOptions> create) : ClientSource(name)
{
    public override OpenRouterClientOptions? Read(IServiceProvider services, ICollection<string> mistakes)
    {
        try
        {
            return create() ?? throw new InvalidOperationException($"The function that makes the options of the client '{Label}' gave null.");
        }
        catch (OpenRouterConfigurationException refused)
        {
            foreach (string mistake in refused.Mistakes)
                mistakes.Add(mistake);
            return null;
        }
    }
}
