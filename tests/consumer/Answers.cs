using OpenRouter.Aot;

namespace Consumer;

/// <summary>The weather of a city.</summary>
[OpenRouterSchema] public partial record Weather(string City, double Celsius);      // a JSON schema and serializers, at compile time

/// <summary>What a model may call.</summary>
public static partial class Tools                                                   // gains Tools.All, a ToolSet with definitions and dispatch
{
    [OpenRouterTool("get_weather", "Current weather of a city")]
    static Task<Weather> GetWeather(string city, CancellationToken ct) => Task.FromResult(new Weather(city, ct.CanBeCanceled ? 22 : 21.5));
}

/// <summary>An answer of a type, and a conversation with tools.</summary>
internal static class Answers
{
    public static async Task RunAsync(OpenRouterClient client, CancellationToken ct)
    {
        Weather weather = await client.Chat.CompleteAsync<Weather>(
            new ChatRequest { Model = Pool.Models.Chat, Messages = ["Oslo"], MaxTokens = 200 }, ct: ct);
        Console.WriteLine($"schema: {weather.City} has {weather.Celsius} degrees");

        ToolRun run = await client.Chat.RunToolsAsync(
            new ChatRequest { Model = Pool.Models.Chat, Messages = ["Use the tool"], MaxTokens = 200 }, Tools.All, maxSteps: 3, ct: ct);
        Console.WriteLine($"tools: {run.Results[0].Call.Function!.Name} gave {run.Results[0].Content}, then an answer in {run.Steps} steps");
    }
}
