namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Tools as a program declares them.</summary>
public static partial class WeatherTools
{
    /// <summary>The weather.</summary>
    [OpenRouterTool("get_weather", "Current weather of a city")]
    public static Weather GetWeather(string city, int days = 1) => city == "Atlantis"
        ? throw new InvalidOperationException("Atlantis is under water.")
        : new Weather(city, 20.5 + days);

    /// <summary>A greeting by a service.</summary>
    [OpenRouterTool("greet", "Greets")]
    public static string Greet(string name, IServiceProvider services) => $"{(string)services.GetService(typeof(string))!} {name}";
}
