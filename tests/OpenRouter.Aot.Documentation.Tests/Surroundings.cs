// What the examples of the pages take as given: a client, a request, a host's builder, and what a program of the reader would have.
#pragma warning disable
global using System;
global using System.Buffers;
global using System.Collections.Generic;
global using System.ComponentModel.DataAnnotations;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Text;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using System.Text.Json.Serialization;
global using System.Text.Json.Serialization.Metadata;
global using System.Threading;
global using System.Threading.Tasks;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Http;
global using Microsoft.Extensions.AI;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using OpenRouter.Aot;
global using OpenRouter.Aot.Simulator;
global using OpenRouter.Aot.Rerank;
global using Given;
global using static Given.Surroundings;

// A page may declare types of the same names: its own count.
namespace Given;

internal static class Surroundings
{
    public static OpenRouterClient client = null!;
    public static ChatRequest request = null!;
    public static IEnumerable<ChatRequest> requests = null!;
    public static OpenRouterClientOptions options = null!;
    public static CancellationToken ct;
    public static IServiceCollection services = null!;
    public static HostApplicationBuilder builder = null!;
    public static IConfiguration configuration = null!;
    public static Stream output = null!;
    public static IChatClient chat = null!;
    public static byte[] json = null!;
    public static string secret = null!, other = null!;
    public static OpenRouterClientOptions changed = null!;
    public static ChatTool tool = null!;

    public static void Keep(BulkResult result)
    {
    }
}

[OpenRouterSchema]
internal sealed partial record Weather(string City, double Celsius);

[OpenRouterSchema]
internal sealed partial record Forecast(string Day, double Celsius);

internal static partial class Tools
{
    [OpenRouterTool("get_weather", "Current weather of a city")]
    private static Task<Weather> GetWeather(string city) => Stations.AskAsync(city, default);
}

internal static class Stations
{
    // Of the type that the page declares.
    public static dynamic AskAsync(string city, CancellationToken ct) => throw new NotSupportedException();

    public static Task<Forecast[]> AskForecastAsync(string city, int days, CancellationToken ct) => throw new NotSupportedException();
}

// What the generator of System.Text.Json, which does not run here, would make of a context of the reader's.
internal sealed class MyContext() : JsonSerializerContext(null)
{
    public static MyContext Default { get; } = new();

    public JsonTypeInfo<Weather> Weather => null!;

    protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

    public override JsonTypeInfo? GetTypeInfo(Type type) => null;
}

internal sealed class Vault
{
    public Task<string> GetSecretAsync(string name, CancellationToken ct) => throw new NotSupportedException();
}
