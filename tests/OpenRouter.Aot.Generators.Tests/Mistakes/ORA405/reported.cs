namespace OpenRouter.Aot.Cases.BadName;

[OpenRouterSchema(Name = "the weather")]
public partial record Space(string Name);

[OpenRouterSchema(Name = "")]
public partial record Empty(string Name);

[OpenRouterSchema]
public partial record Größe(string Name);
