namespace OpenRouter.Aot.Cases.NoObject;

public abstract record Abstract(string Name);

[OpenRouterSchema]
public partial record Open(string Name) : Abstract(Name);

[OpenRouterSchema]
public sealed partial record Derived(string Name, int Number) : Open(Name);
