using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary>What came of a demo, by two independent counts: the client's and the simulator's.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="Progress">The client's count.</param>
/// <param name="Simulator">The simulator's count.</param>
/// <param name="FirstError">The first failure for good; null without one.</param>
internal sealed record DemoResult(DemoSettings Settings, RunProgress Progress, SimulatorCounters Simulator, string? FirstError)
{
    /// <summary>Where the two counts differ, a line each; empty where they agree.</summary>
    public IReadOnlyList<string> Disagreements { get; } = [.. Compare(Progress, Simulator)];

    public bool IsSuccess => Progress.Failed == 0 && Progress.Succeeded == Settings.Requests && Disagreements.Count == 0;

    /// <summary>Writes everything as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", Settings.Seed);
        json.WriteNumber("requests", Settings.Requests);
        json.WriteNumber("succeeded", Progress.Succeeded);
        json.WriteNumber("failed", Progress.Failed);
        json.WriteNumber("attempts", Progress.Attempts);
        json.WriteNumber("seconds", Math.Round(Progress.Elapsed.TotalSeconds, 3));
        json.WriteNumber("requests_per_second", Math.Round(Progress.Rate, 1));
        json.WriteNumber("time_to_first_token_ms", Math.Round((Progress.TimeToFirstToken ?? TimeSpan.Zero).TotalMilliseconds));
        json.WriteNumber("cost", Progress.Cost);
        json.WriteStartObject("keys");
        foreach (KeyStatistics key in Progress.Client.Keys)
            Write(json, key.Alias, key.Attempts, key.Succeeded, key.Failed);
        json.WriteEndObject();
        json.WriteStartObject("models");
        foreach (ModelStatistics model in Progress.Client.Models)
            Write(json, model.Model, model.Attempts, model.Succeeded, model.Failed);
        json.WriteEndObject();
        json.WriteStartObject("faults");
        foreach ((string name, long count) in Simulator.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
            json.WriteNumber(name, count);
        json.WriteEndObject();
        json.WriteBoolean("counters_agree", Disagreements.Count == 0);
        json.WriteStartArray("disagreements");
        foreach (string line in Disagreements)
            json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, long attempts, long succeeded, long failed)
    {
        json.WriteStartObject(name);
        json.WriteNumber("attempts", attempts);
        json.WriteNumber("succeeded", succeeded);
        json.WriteNumber("failed", failed);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Compare(RunProgress progress, SimulatorCounters simulator)
    {
        var keys = progress.Client.Keys.ToDictionary(key => key.Alias, key => new AttemptCounters(key.Attempts, key.Succeeded, key.Failed));
        var models = progress.Client.Models.ToDictionary(model => model.Model, model => new AttemptCounters(model.Attempts, model.Succeeded, model.Failed));
        return [.. Compare("key", keys, simulator.Keys), .. Compare("model", models, simulator.Models), .. CompareCost(progress.Cost, simulator.CostUsd)];
    }

    private static IEnumerable<string> Compare(
        string what, Dictionary<string, AttemptCounters> client, IReadOnlyDictionary<string, AttemptCounters> simulator)
    {
        var none = new AttemptCounters(0, 0, 0);
        foreach (string name in client.Keys.Union(simulator.Keys).Order(StringComparer.Ordinal))
        {
            AttemptCounters ours = client.GetValueOrDefault(name, none), theirs = simulator.GetValueOrDefault(name, none);
            if (ours != theirs)
            {
                yield return $"{what} {name}: the client counted {ours.Attempts} attempts ({ours.Succeeded} answered, {ours.Failed} failed), "
                    + $"the simulator {theirs.Attempts} ({theirs.Succeeded}, {theirs.Failed})";
            }
        }
    }

    // The simulator keeps its sum as a double; the client adds what the answers say.
    private static IEnumerable<string> CompareCost(decimal client, double simulator)
    {
        if (Math.Abs((double)client - simulator) > 0.000001)
            yield return $"cost: the client added up {Figures.Cost(client)}, the simulator {Figures.Cost((decimal)simulator)}";
    }
}
