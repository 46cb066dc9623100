using System.ComponentModel.DataAnnotations;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>The tools of most recorded conversations, as methods.</summary>
internal static partial class RecordedTools
{
    [OpenRouterTool("add", "Adds two integers", IsReadOnly = true)]
    public static int Add(int a, int b) => a + b;

    [OpenRouterTool("multiply", "Multiplies two integers", IsReadOnly = true)]
    public static ValueTask<long> MultiplyAsync(long a, long b) => new(a * b);

    [OpenRouterTool("weather", "The weather of a city", IsReadOnly = true)]
    public static Task<string> WeatherAsync(string? location = null, string? city = null) => Task.FromResult(location is null && city is null ? "unknown" : "40 C");

    [OpenRouterTool("get_weather", "The weather of a city", IsReadOnly = true)]
    public static string GetWeather(string? location = null, string? city = null, string unit = "celsius") => $"It is 40 {unit} in {location ?? city}.";

    [OpenRouterTool("get_time", "The time", IsReadOnly = true)]
    public static DateTimeOffset GetTime(string? timezone = null) => timezone is null ? DateTimeOffset.UnixEpoch : DateTimeOffset.UnixEpoch.AddHours(1);

    [OpenRouterTool("calculator", "Calculates", IsReadOnly = true)]
    public static double Calculate(double a, double b, string operation = "add") => operation == "add" ? a + b : a - b;

    [OpenRouterTool("best_language_to_learn", "Gets the best language to learn", IsReadOnly = true)]
    public static string BestLanguageToLearn() => "Ruby";

    [OpenRouterTool("structured_output", "Takes the answer")]
    public static void Take(string name, [Range(1, 150)] int age, string occupation) => Assert.All([name, occupation], text => Assert.NotEmpty($"{age}{text}"));
}
