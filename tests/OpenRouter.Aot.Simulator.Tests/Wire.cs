using System.Net;
using System.Net.Security;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>A running simulator with the bare handler of .NET as its client: one version of HTTP, the certificate pinned.</summary>
internal sealed class Wire : IAsyncDisposable
{
    public const string Https = "https://127.0.0.1:0";

    private readonly Version _version;
    private readonly HttpMessageInvoker _http;

    private Wire(OpenRouterSimulator simulator, Version version, Action<SocketsHttpHandler>? configure)
    {
        Simulator = simulator;
        _version = version;
        // What is left is left at once, rather than read on for a while in case it ends.
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, ResponseDrainTimeout = TimeSpan.Zero };
        handler.SslOptions.RemoteCertificateValidationCallback = Pin(simulator);
        configure?.Invoke(handler);
        _http = new HttpMessageInvoker(handler);
    }

    /// <summary>Both versions over TLS, and both in clear text.</summary>
    public static TheoryData<string, bool> All => new() { { "2.0", true }, { "1.1", true }, { "2.0", false }, { "1.1", false } };

    /// <summary>The same, and whether the answer is a stream.</summary>
    public static TheoryData<string, bool, bool> AllWholeAndStreamed => new()
    {
        { "2.0", true, true }, { "2.0", true, false }, { "2.0", false, true }, { "2.0", false, false },
        { "1.1", true, true }, { "1.1", true, false }, { "1.1", false, true }, { "1.1", false, false },
    };

    public OpenRouterSimulator Simulator { get; }

    public SimulatorCounters Counters => Simulator.GetCounters();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Takes the simulator's certificate and no other.</summary>
    public static RemoteCertificateValidationCallback Pin(OpenRouterSimulator simulator) => (_, certificate, _, _) =>
        certificate?.GetRawCertData().AsSpan().SequenceEqual(simulator.Certificate!.RawData) == true;

    /// <summary>Starts both with some faults, which are separated by commas.</summary>
    public static Task<Wire> StartAsync(string version, bool tls, string faults, TimeProvider? time = null) => StartAsync(version, new SimulatorOptions
    {
        Url = tls ? Https : "http://127.0.0.1:0",
        UseHttp2 = version == "2.0",
        Scenario = Scenario.Parse($"{{\"faults\":[{faults}]}}"),
        TimeProvider = time ?? TimeProvider.System,
    });

    public static async Task<Wire> StartAsync(string version, SimulatorOptions options, Action<SocketsHttpHandler>? configure = null) =>
        new(await OpenRouterSimulator.StartAsync(options, Ct), Version.Parse(version), configure);

    /// <summary>Reads what comes next, and lets the time pass until it does.</summary>
    public static async Task<int> ReadAsync(Stream body, Memory<byte> buffer, FakeTimeProvider time)
    {
        Task<int> next = body.ReadAsync(buffer, Ct).AsTask();
        // The simulator may begin to wait only after the time has passed.
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        return await next;
    }

    /// <summary>Sends a chat, and returns when the headers of its answer are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(bool stream = false, CancellationToken? ct = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Simulator.BaseUrl}/chat/completions")
        {
            Content = new StringContent(Probe.ChatBody(stream: stream), Encoding.UTF8, "application/json"),
            Version = _version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Probe.Secret}");
        HttpResponseMessage response = await _http.SendAsync(request, ct ?? Ct);
        Assert.Equal(_version, response.Version);
        return response;
    }

    /// <summary>Sends a chat, and reads its answer to the end.</summary>
    public async Task<Reply> ChatAsync(bool stream = false)
    {
        using HttpResponseMessage response = await OpenAsync(stream);
        return new Reply(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsByteArrayAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }
}
