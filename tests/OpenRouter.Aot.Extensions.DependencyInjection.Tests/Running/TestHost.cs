using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>A host with a settings file that a test may rewrite, and with all that is logged.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly string folder;
    private readonly IHost host;
    private bool isStopped;

    private TestHost(string folder, IHost host, RecordingLog log)
    {
        this.folder = folder;
        this.host = host;
        Log = log;
    }

    public RecordingLog Log { get; }

    public IServiceProvider Services => host.Services;

    public OpenRouterClient Client => Services.GetRequiredService<OpenRouterClient>();

    /// <summary>Where secret files may stand: the content root.</summary>
    public string File(string name) => Path.Combine(folder, name);

    /// <summary>Makes a host; it is not started.</summary>
    /// <param name="settings">The JSON of the settings file.</param>
    /// <param name="build">Adds services.</param>
    /// <param name="time">The clock; the system's where none is given.</param>
    /// <param name="files">Files beside the settings, by name.</param>
    public static TestHost Create(
        string settings, Action<HostApplicationBuilder> build, TimeProvider? time = null, params ReadOnlySpan<(string Name, string Text)> files)
    {
        string folder = Directory.CreateTempSubdirectory("openrouter-aot").FullName;
        foreach ((string name, string text) in files)
            System.IO.File.WriteAllText(Path.Combine(folder, name), text);
        string path = Path.Combine(folder, "settings.json");
        System.IO.File.WriteAllText(path, settings);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Configuration.AddJsonFile(path, optional: false, reloadOnChange: false);
        var log = new RecordingLog();
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        if (time is not null)
            builder.Services.AddSingleton(time);
        build(builder);
        return new TestHost(folder, builder.Build(), log);
    }

    /// <summary>Makes a host and starts it.</summary>
    public static async Task<TestHost> StartAsync(
        string settings, Action<HostApplicationBuilder> build, TimeProvider? time = null, params (string Name, string Text)[] files)
    {
        TestHost host = Create(settings, build, time, files);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => host.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops the host, at the latest when the token says so.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        isStopped = true;
        await host.StopAsync(ct);
    }

    public OpenRouterClient Named(string name) => Services.GetRequiredKeyedService<OpenRouterClient>(name);

    /// <summary>Other settings, which the configuration reports.</summary>
    public void Rewrite(string settings)
    {
        System.IO.File.WriteAllText(File("settings.json"), settings);
        ((IConfigurationRoot)Services.GetRequiredService<IConfiguration>()).Reload();
    }

    public Task<HealthReport> CheckHealthAsync() => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!isStopped)
            await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
