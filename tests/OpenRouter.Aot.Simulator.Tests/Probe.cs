using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>A running simulator with an HTTP client of its own, which reads what comes as it is.</summary>
internal sealed class Probe : IAsyncDisposable
{
    public const string Secret = "sk-or-v1-test";

    private readonly HttpClient _http = new();

    private Probe(OpenRouterSimulator simulator) => Simulator = simulator;

    public OpenRouterSimulator Simulator { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<Probe> StartAsync(string? scenario = null, TimeProvider? time = null, int? seed = null) => StartAsync(new SimulatorOptions
    {
        Scenario = scenario is null ? Scenario.Open() : Scenario.Parse(scenario),
        TimeProvider = time ?? TimeProvider.System,
        Seed = seed,
    });

    public static async Task<Probe> StartAsync(SimulatorOptions options) => new(await OpenRouterSimulator.StartAsync(options, Ct));

    /// <summary>One fault that strikes always, and no keys.</summary>
    public static Task<Probe> StartWithFaultAsync(string fault) => StartAsync($"{{\"faults\":[{fault}]}}");

    public async Task<Reply> ChatAsync(string text = "Hello there", string model = "a/b", bool stream = false, string? secret = Secret, string more = "") =>
        await PostAsync("chat/completions", ChatBody(text, model, stream, more), secret);

    public static string ChatBody(string text = "Hello there", string model = "a/b", bool stream = false, string more = "") =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":{{JsonSerializer.Serialize(text, TestJson.Default.String)}}}],"stream":{{(stream ? "true" : "false")}}{{more}}}""";

    public Task<Reply> PostAsync(string path, string body, string? secret = Secret) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), secret);

    public Task<Reply> GetAsync(string path, string? secret = Secret) => SendAsync(HttpMethod.Get, path, content: null, secret);

    public async Task<HttpResponseMessage> OpenAsync(string path, string body, CancellationToken ct, string secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Simulator.BaseUrl}/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? secret)
    {
        using var request = new HttpRequestMessage(method, $"{Simulator.BaseUrl}/{path}") { Content = content };
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using HttpResponseMessage response = await _http.SendAsync(request, Ct);
        return new Reply(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsByteArrayAsync(Ct));
    }
}

/// <summary>A whole HTTP answer.</summary>
internal sealed record Reply(HttpStatusCode Code, HttpResponseHeaders Headers, string? ContentType, byte[] Bytes)
{
    public int Status => (int)Code;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Error => Json.GetProperty("error");

    public string? Header(string name) => Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;

    public string Content => Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;

    /// <summary>The data of the events, one string each.</summary>
    public IReadOnlyList<string> Events => [.. Text.Split("\n\n").SelectMany(part => part.Split('\n')).Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..])];

    /// <summary>The events that are JSON.</summary>
    public IReadOnlyList<JsonElement> Chunks => [.. Events.Where(data => data != "[DONE]").Select(data => JsonDocument.Parse(data).RootElement)];

    public string StreamedContent => string.Concat(Chunks.Where(chunk => chunk.TryGetProperty("choices", out _))
        .Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta")).Select(delta => delta.TryGetProperty("content", out JsonElement text) ? text.GetString() : ""));
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class TestJson : System.Text.Json.Serialization.JsonSerializerContext;
