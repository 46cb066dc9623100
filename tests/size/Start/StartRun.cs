using System.Text.Json.Nodes;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Size;

/// <summary>Measures from the start of a program of one chat to its end, beside the bare one, against a simulator in this process.</summary>
/// <param name="bare">The bare program.</param>
/// <param name="chat">The program of one chat.</param>
/// <param name="folder">Where the figures of hyperfine go.</param>
internal sealed class StartRun(string bare, string chat, string folder)
{
    // 50 runs of each program in all. The programs take turns in short rounds, each round in the other order, and the ratio is taken over all runs: what
    // else the machine does comes and goes over seconds, and would fall on one program alone that had its 50 runs in one piece.
    private const int Rounds = 10;
    private const int RunsOfRound = 5;

    // The first also warm the simulator.
    private const int FirstWarmUps = 5;
    private const int WarmUps = 1;

    /// <summary>Measures, and prints the table.</summary>
    /// <param name="way">What the way to the service is called.</param>
    /// <param name="url">Where the simulator listens.</param>
    /// <returns>Whether the bar is kept.</returns>
    public async Task<bool> MeasureAsync(string way, string url)
    {
        Directory.CreateDirectory(folder);
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = url });
        string? certificate = null;
        if (simulator.Certificate is { } root)
            await File.WriteAllTextAsync(certificate = Path.Combine(folder, "root.pem"), root.ExportCertificatePem());
        StartProgram[] programs =
        [
            new("an `HttpMessageInvoker`, and nothing else", [bare, simulator.BaseUrl.ToString()], certificate),
            new("one chat over `OpenRouterClient`", [chat, simulator.BaseUrl.ToString()], certificate),
            new("the same without `GET /key`", [chat, simulator.BaseUrl.ToString(), "--unwatched"], certificate),
        ];
        long[] memory = Check(programs);
        for (int round = 0; round < Rounds; round++)
        {
            StartProgram[] order = round % 2 == 0 ? programs : [.. Enumerable.Reverse(programs)];
            Hyperfine.Run(order, round == 0 ? FirstWarmUps : WarmUps, RunsOfRound, Path.Combine(folder, $"{way}-{round + 1}.json"));
        }

        return StartTable.Print(way, programs, memory);
    }

    // The same request gets the same words, so what the bare program prints holds the text that the others print.
    private static long[] Check(StartProgram[] programs)
    {
        (string Output, long Memory)[] runs = [.. programs.Select(program => program.Run())];
        string? text = JsonNode.Parse(runs[0].Output)?["choices"]?[0]?["message"]?["content"]?.GetValue<string>();
        for (int i = 1; i < programs.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(text) || runs[i].Output != text.Trim())
                throw new InvalidOperationException($"{programs[i].Name} printed '{runs[i].Output}', and the bare program got '{text}'.");
        }

        return [.. runs.Select(run => run.Memory)];
    }
}
