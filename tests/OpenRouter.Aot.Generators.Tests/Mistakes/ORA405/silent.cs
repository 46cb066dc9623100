namespace OpenRouter.Aot.Cases.BadName;

[OpenRouterSchema(Name = "the-weather_2")]
public partial record Weather(string Name);

[OpenRouterSchema(Name = "Groesse")]
public partial record Größe(string Name);
