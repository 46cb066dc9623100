using System.Security.Cryptography.X509Certificates;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// An OpenRouter look-alike that listens on this machine: for tests, demonstrations and trials that must not need a key, a network or
/// money.
/// It plays a <see cref="Scenario"/>, or answers from recorded exchanges.
/// </summary>
/// <remarks>All members may be used from several threads at once.</remarks>
public sealed class OpenRouterSimulator : IAsyncDisposable
{
    private readonly SimulatorServer _server;
    private readonly Tally _tally;
    private readonly ScenarioHandler? _player;

    private OpenRouterSimulator(SimulatorServer server, Tally tally, ScenarioHandler? player)
    {
        _server = server;
        _tally = tally;
        _player = player;
        BaseUrl = new Uri(server.Address, "/api/v1");
    }

    /// <summary>
    /// What a client uses instead of <c>https://openrouter.ai/api/v1</c>, with the port that was really bound and no slash at the end.
    /// </summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// The certificate that it serves TLS with, without the private key, for a client to pin or to take for a root; <see langword="null"/>
    /// where <see cref="SimulatorOptions.Url"/> is not <c>https</c>.
    /// </summary>
    public X509Certificate2? Certificate => _server.Certificate;

    /// <summary>Starts a simulator, which listens when the task completes.</summary>
    /// <param name="options">What to play, and where to listen.</param>
    /// <param name="cancellationToken">Gives up the start; it does not stop a running simulator.</param>
    /// <returns>The running simulator. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SimulatorOptions.MaxStreamsPerConnection"/> is less than 1.</exception>
    /// <exception cref="ScenarioException">The scenario has mistakes; all are listed.</exception>
    /// <exception cref="IOException">The address is in use; the message names it.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such replay folder.</exception>
    /// <exception cref="InvalidDataException">The replay folder holds no recording, or files that are none; all are listed.</exception>
    public static async Task<OpenRouterSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tally = new Tally();
        IRequestHandler handler = options.ReplayFolder is { } folder
            ? new ReplayHandler(RecordingSet.Load(folder), tally)
            : PlayerOf(options, tally);
        return new OpenRouterSimulator(await SimulatorServer.StartAsync(options, handler, tally, cancellationToken), tally, handler as ScenarioHandler);
    }

    /// <summary>Takes a consistent snapshot of what has happened so far.</summary>
    /// <returns>The counters; they do not change any more.</returns>
    public SimulatorCounters GetCounters() => _tally.Snapshot();

    /// <summary>Tops up an account of the scenario, as its owner does when credits run low. Requests that arrive from now on find them.</summary>
    /// <param name="account">The name of an account that has <see cref="ScenarioAccount.Credits"/>.</param>
    /// <param name="usd">What is added, in USD; more than 0.</param>
    /// <exception cref="ArgumentException">There is no such account, or its credits never end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not more than 0.</exception>
    /// <exception cref="InvalidOperationException">It answers from recorded exchanges, and has no accounts.</exception>
    public void AddCredits(string account, decimal usd)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(usd);
        if (_player is null) throw new InvalidOperationException("A simulator that answers from recorded exchanges has no accounts.");
        _player.AddCredits(account, usd);
    }

    /// <summary>Stops listening and cuts every answer that is still on its way.</summary>
    /// <returns>A task that ends within about a second.</returns>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static ScenarioHandler PlayerOf(SimulatorOptions options, Tally tally)
    {
        List<string> mistakes = ScenarioValidation.Mistakes(options.Scenario);
        if (mistakes.Count > 0) throw new ScenarioException(mistakes);
        return new ScenarioHandler(options.Scenario, options.Seed ?? options.Scenario.Seed, tally, options.TimeProvider, options.CountsRepeats);
    }
}
