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

    /// <summary>
    /// The address to listen on. Port 0 takes a free one. An <c>https</c> address is served over TLS, HTTP/2 or HTTP/1.1 as the client chooses,
    /// with a certificate for <c>localhost</c>, <c>127.0.0.1</c> and <c>::1</c> that is made at the start:
    /// <see cref="OpenRouterSimulator.Certificate"/>. Default: <c>http://127.0.0.1:0</c>.
    /// </summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>
    /// Speaks cleartext HTTP/2 alone, for clients that begin with it (prior knowledge), rather than HTTP/1.1 alone. It means nothing over TLS,
    /// where the client chooses. Default: false.
    /// </summary>
    public bool UseHttp2 { get; set; }

    /// <summary>How many streams a client may have open on one HTTP/2 connection. At least 1. Default: 100.</summary>
    public int MaxStreamsPerConnection { get; set; } = 100;

    /// <summary>The clock behind latencies, quotas, resets and time stamps. Default: <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Replaces the scenario's seed. Default: <see langword="null"/>, which keeps it.</summary>
    public int? Seed { get; set; }

    /// <summary>
    /// Counts the attempts whose body had been answered well before: <see cref="SimulatorCounters.Repeated"/>. Each body is hashed, and 16 bytes of it
    /// are kept. Default: false.
    /// </summary>
    public bool CountsRepeats { get; set; }
}
