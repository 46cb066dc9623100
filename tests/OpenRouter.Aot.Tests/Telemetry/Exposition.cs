using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>The series that Prometheus would find after requests of every kind: by name, the labels that were seen.</summary>
internal sealed class Exposition
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> labels = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => [.. labels.Keys];

    public bool HasName(string name) => labels.ContainsKey(name);

    public bool HasLabel(string name, string label) =>
        label is "job" or "instance"
        || (label == "le" && name.EndsWith("_bucket", StringComparison.Ordinal))
        || labels[name].ContainsKey(label)
        // A request's tags are where its group is, under names of the caller's.
        || (label.StartsWith("openrouter_tag_", StringComparison.Ordinal) && labels[name].ContainsKey("openrouter_group"));

    /// <summary>The series of which nothing was seen.</summary>
    public IEnumerable<string> FindUnseen() => labels.Where(series => series.Value.IsEmpty).Select(series => series.Key);

    /// <summary>Runs requests that succeed, fail, wait, are retried and are streamed, over a key with a limit and an end.</summary>
    public static async Task<Exposition> RecordAsync(CancellationToken ct)
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "acme", Credits = 10 });
        scenario.Keys.Add(new ScenarioKey { Alias = "main", Account = "acme", Secret = "a-key-of-the-tests", Limit = 5 });
        scenario.Models.Add(new ScenarioModel { Id = "a/one", PromptPrice = 0.00001m, CompletionPrice = 0.00001m });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 1, When = new() { FromRequest = 1, UntilRequest = 1 } });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation, When = new() { FromRequest = 3, UntilRequest = 3 } });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, ct);

        var exposition = new Exposition();
        using MeterListener listener = exposition.Listen();
        var options = new OpenRouterClientOptions { Name = "tests", BaseUrl = simulator.BaseUrl };
        options.Keys.Add(new KeyOptions
        {
            Alias = "main",
            Account = "acme",
            Group = "search",
            Secret = new ApiKey("a-key-of-the-tests", "main"),
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(9),
        });
        using var client = new OpenRouterClient(options);
        var whose = new RequestOptions { Group = "search", Tags = [new("team", "search")] };
        var request = new ChatRequest { Model = "a/one", Messages = ["Hello"] };

        await client.Chat.CompleteAsync(request, whose, ct);
        await Assert.ThrowsAsync<OpenRouterException>(() => client.Chat.CompleteAsync(request, whose, ct));
        await client.Chat.StreamAsync(request, whose, ct).ToCompletionAsync(ct);

        // What GET /key and GET /credits tell comes by itself, a moment after the first request.
        for (int i = 0; i < 300; i++)
        {
            listener.RecordObservableInstruments();
            if (!exposition.FindUnseen().Any())
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }

        return exposition;
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name != OpenRouterTelemetry.MeterName)
                    return;
                foreach (string name in PrometheusNames.Of(instrument))
                    labels.TryAdd(name, new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
                self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();
        return listener;
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (string name in PrometheusNames.Of(instrument))
        {
            foreach ((string attribute, object? value) in tags)
            {
                if (value is not null)
                    labels[name].TryAdd(PrometheusNames.OfLabel(attribute), true);
            }
        }
    }
}
