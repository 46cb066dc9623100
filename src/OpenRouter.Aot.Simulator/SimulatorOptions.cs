namespace OpenRouter.Aot.Simulator;

/// <summary>What <see cref="OpenRouterSimulator.StartAsync"/> starts.</summary>
public sealed class SimulatorOptions
{
    /// <summary>
    /// Keys, accounts, models and faults. Default: <see cref="Simulator.Scenario.Open"/>. Not used when <see cref="ReplayFolder"/> is set.
    /// </summary>
    public Scenario Scenario { get; set; } = Scenario.Open();

    /// <summary>
    /// A folder of recorded exchanges, one JSON file each. When set, the simulator answers only from these recordings, and accepts any key.
    /// Default: <see langword="null"/>, which plays the <see cref="Scenario"/>.
    /// </summary>
    public string? ReplayFolder { get; set; }

    /// <summary>The address to listen on, cleartext HTTP. Port 0 takes a free one. Default: <c>http://127.0.0.1:0</c>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>
    /// Speaks cleartext HTTP/2 alone, for clients that begin with it (prior knowledge), rather than HTTP/1.1 alone. Default: false.
    /// </summary>
    public bool UseHttp2 { get; set; }

    /// <summary>The clock behind latencies, quotas, resets and time stamps. Default: <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Replaces the scenario's seed. Default: <see langword="null"/>, which keeps it.</summary>
    public int? Seed { get; set; }
}
