using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Simulation;

/// <summary>The results of all clients in all scenarios, as Markdown.</summary>
/// <param name="seed">The seed of the runs.</param>
internal sealed class ResultTable(ulong seed)
{
    /// <summary>The head of a table.</summary>
    public const string Header =
        "| client | goodput | wasted | attempts a request | gave up | completion p50 | p99 | wait p50 | p99 | wrongly out | longest | probes |\n"
        + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

    private readonly StringBuilder text = new();
    private readonly StringBuilder summary = new();
    private double requests;
    private double seconds;

    /// <summary>Whether any request of any run never ended.</summary>
    public bool HasLost { get; private set; }

    /// <summary>The row of a client.</summary>
    /// <param name="client">Its name.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="goodput">Its successes, of those that were possible.</param>
    public static string Row(string client, RunResult result, double goodput) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {client} | {goodput:P1} | {result.Waste:P1} | {result.Amplification:F2} | {result.Failed + result.Lost:N0} | {Text(result.Completion.P50)} | {Text(result.Completion.P99)} | {Text(result.Wait.P50)} | {Text(result.Wait.P99)} | {result.WrongBenches:N0} | {Text(result.LongestWrongBench)} | {result.MostProbesOfWrongBench} |");

    /// <summary>Adds a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="comparison">The bound.</param>
    /// <param name="results">The results by client.</param>
    public void Add(Scenario scenario, Comparison comparison, IReadOnlyList<(string Client, RunResult Result)> results)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {scenario.Name}\n\n{scenario.Shows}{(scenario.IsSteady ? " (steady)" : "")}\n\n{Header}\n");
        foreach ((string client, RunResult result) in results)
        {
            text.Append(Row(client, result, comparison.GoodputOf(result))).Append('\n');
            HasLost |= result.Lost > 0;
            requests += result.Requests;
            seconds += result.RealTime.TotalSeconds;
        }

        text.Append('\n');
        Summarize(scenario, comparison, results);
    }

    /// <summary>The whole page.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # What the simulation shows

        Seed {seed}; written by `dotnet run -c Release --project tests/simulation -- --table tests/simulation/RESULTS.md --seed {seed}`. The same seed gives the
        same figures on every machine. These took {requests:N0} simulated requests, {requests / seconds:N0} a second of real time.

        * *Goodput* is the number of successes within the scenario's time, of those of the oracle: it knows the service's truth and sends whatever would be
          accepted, with the same concurrency, repeats what nobody can foresee within the library's own retry budget, and leaves the same share of an
          account's limit free beside interactive requests. A bulk run has as many lines as the oracle begins in that time.
        * *Wasted* are failed attempts of all attempts; a failure with the status 200 is one, noticed or not.
        * *Gave up* are requests that ended without a useful answer.
        * Durations are of successful requests, of the interactive ones where there are any; *wait* is what of it was spent outside of attempts.
        * *Wrongly out*: how often a key was kept out while the service would have taken it, the longest such time, and how many attempts or questions with
          the key it survived. Keys are looked at twice a second.
        * Nobody may hammer: 300 requests a second over ten seconds, five times what any bound needs, and the edge blocks the address for a minute. Without
          that a client that repeats each refusal at once wins where a model is throttled, with up to 27 attempts a request.
        * Every client plays the same cards: latency and chance belong to the request and its attempt, whoever makes it.

        ## At a glance

        The best peer is the one with the most goodput, of those within a hundredth of it the one that wastes least. A bold figure is better than the other by
        more than a hundredth, or wastes no more than a thousandth more at the same goodput.

        | scenario | goodput, ours | best peer | | wasted, ours | best peer |
        |---|---:|---:|---|---:|---:|
        {summary}
        {text}
        """).TrimEnd('\n') + "\n";

    private void Summarize(Scenario scenario, Comparison comparison, IReadOnlyList<(string Client, RunResult Result)> results)
    {
        RunResult ours = results.First(one => one.Client == ClientCatalogue.Ours).Result;
        double own = comparison.GoodputOf(ours);
        (string peer, RunResult best) = FindBestPeer(comparison, results);
        double others = comparison.GoodputOf(best);
        bool isAhead = own > others + Comparison.Tie || (own >= others - Comparison.Tie && ours.Waste <= best.Waste + Comparison.WasteTie);
        (string left, string right) = isAhead ? ("**", "") : ("", "**");
        summary.Append(
            CultureInfo.InvariantCulture,
            $"| {scenario.Name}{(scenario.IsSteady ? " (steady)" : "")} | {left}{own:P1}{left} | {right}{others:P1}{right} | {peer} | {ours.Waste:P1} | {best.Waste:P1} |\n");
    }

    private static (string Client, RunResult Result) FindBestPeer(Comparison comparison, IReadOnlyList<(string Client, RunResult Result)> results)
    {
        (string Client, RunResult Result)[] peers = [.. results.Where(one => one.Client is not ClientCatalogue.Ours and not ClientCatalogue.Oracle)];
        double most = peers.Max(one => comparison.GoodputOf(one.Result));
        return peers.Where(one => comparison.GoodputOf(one.Result) >= most - Comparison.Tie).MinBy(one => one.Result.Waste);
    }

    private static string Text(TimeSpan time) => time.TotalSeconds switch
    {
        0 => "0",
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F1} min"),
    };
}
