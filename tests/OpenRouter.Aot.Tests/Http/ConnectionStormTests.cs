using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>Streams over TLS and HTTP/2 while their connections say goodbye, refuse streams and break: each ends with its text, or with a typed error.</summary>
public sealed class ConnectionStormTests(ITestOutputHelper output)
{
    private const int Streams = 300;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // An answer of one token is less than the echo of its prompt, which is never cut: so the whole answer is the echo.
    private static readonly string Prompt = string.Join(' ', Enumerable.Range(0, 15).Select(number => $"w{number}"));

    [Fact]
    public async Task Three_hundred_streams_at_once_all_end()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, Break, Prepare, simulation: PoolUnderTest.UseTls);
        string[] ends = await Task.WhenAll(Enumerable.Range(0, Streams).Select(number => Task.Run(() => ReadAsync(pool.Client, number), Stop))).WaitAsync(TimeSpan.FromMinutes(2), Stop);

        SimulatorCounters counters = pool.Simulator.GetCounters();
        output.WriteLine(string.Join(", ", ends.CountBy(end => end).Select(pair => $"{pair.Value} {pair.Key}")) + $"; {counters.Attempts} attempts, {counters.Connections} connections");
        output.WriteLine(string.Join(", ", counters.Faults.Select(fault => $"{fault.Value} {fault.Key}")));
        Assert.All(counters.Faults, fault => Assert.True(fault.Value > 0, $"The fault never struck: {fault.Key}"));
        Assert.Contains("whole", ends);
        Assert.Contains("broken", ends);
        Assert.All(pool.Client.GetStatistics().Keys, key => Assert.Equal(0, key.InFlight));
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 0, "every answer ended");
        await pool.Client.DisposeAsync();
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().OpenConnections == 0, "every connection closed");
    }

    private static void Break(Scenario scenario)
    {
        foreach (ScenarioModel model in scenario.Models)
        {
            model.CompletionTokens = 1;
            // A stream takes a tenth of a second, so that all of them are under way when the first connection breaks.
            model.TokensPerSecond = 200;
        }

        Add(FaultKind.Goaway, 0.05);
        Add(FaultKind.RefusedStream, 0.05);
        Add(FaultKind.ConnectionLost, 0.005);
        Add(FaultKind.ConnectionLost, 0.01, afterTokens: 8);
        Add(FaultKind.Cut, 0.03);
        Add(FaultKind.Cut, 0.05, afterTokens: 5);
        Add(FaultKind.Trickle, 0.05);

        void Add(FaultKind kind, double probability, int? afterTokens = null) => scenario.Faults.Add(new ScenarioFault
        {
            Kind = kind,
            AfterTokens = afterTokens,
            // So that what was sent has arrived: a reset throws away what is on its way.
            DelayMs = afterTokens is null ? null : 30,
            When = new FaultCondition { Probability = probability },
        });
    }

    private static void Prepare(OpenRouterClientOptions options)
    {
        options.Routing.Width = 1_000;
        options.Routing.RetriesPerSecond = 1_000;
        options.Routing.MaxAttempts = 5;
        options.Transport.StallTimeout = options.Transport.FirstTokenTimeout = TimeSpan.FromSeconds(20);
    }

    private static async Task<string> ReadAsync(OpenRouterClient client, int number)
    {
        string expected = $"echo: {number} {Prompt}", text = "";
        ChatStream stream = client.Chat.StreamAsync(PoolUnderTest.Ask($"{number} {Prompt}"), ct: Stop);
        try
        {
            await foreach (ChatChunk chunk in stream.WithCancellation(Stop))
                text += chunk.Text;
            Assert.Equal(expected, text);
            return "whole";
        }
        catch (StreamInterruptedException error)
        {
            Assert.Equal(text, error.PartialText);
            Assert.StartsWith(text, expected, StringComparison.Ordinal);
            Assert.Contains(error.Fault, (TransportFault[])[TransportFault.Truncated, TransportFault.Malformed]);
            return "broken";
        }
        catch (OpenRouterException error)
        {
            Assert.Equal((VerdictScope.Service, ""), (error.Verdict.Scope, text));
            return "refused";
        }
    }
}
