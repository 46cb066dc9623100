namespace OpenRouter.Aot.Clients;

/// <summary>Options that code alone sets, by <c>Configure</c>. Code does not change.</summary>
internal sealed class CodeSource(string name) : ClientSource(name)
{
    public override bool IsPolled => false;

    public override OpenRouterClientOptions? Read(IServiceProvider services, ICollection<string> mistakes) => new();
}
