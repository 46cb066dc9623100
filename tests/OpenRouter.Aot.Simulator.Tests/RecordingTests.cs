using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Replays a collection of real exchanges, where this machine has one.</summary>
public class RecordingTests
{
    [Fact]
    public async Task Every_recording_with_a_request_is_answered_byte_for_byte_in_order()
    {
        string? folder = Find();
        Assert.SkipWhen(folder is null, "There are no recordings here: OPENROUTER_RECORDINGS names their folder.");
        await using Probe probe = await Probe.StartAsync(new SimulatorOptions { ReplayFolder = folder });
        string[] files = Directory.GetFiles(folder, "*.json");
        Array.Sort(files, (one, other) => string.CompareOrdinal(Path.GetFileName(one), Path.GetFileName(other)));
        int asked = 0, skipped = 0;
        string origin = probe.Simulator.BaseUrl.GetLeftPart(UriPartial.Authority);
        foreach (string file in files)
        {
            using JsonDocument document = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            JsonElement request = document.RootElement.GetProperty("request"), response = document.RootElement.GetProperty("response");
            string path = new Uri($"{origin}{request.GetProperty("path").GetString()}").PathAndQuery["/api/v1/".Length..];
            string? body = request.GetProperty("body").GetString();
            bool isGet = request.GetProperty("method").GetString() == "GET";
            if (!isGet && (string.IsNullOrEmpty(body) || request.TryGetProperty("body_encoding", out _)))
            {
                skipped++;
                continue;
            }

            Reply reply = isGet ? await probe.GetAsync(path) : await probe.PostAsync(path, body!);
            string name = Path.GetFileName(file);
            Assert.True(reply.Status == response.GetProperty("status").GetInt32(), $"{name}: {reply.Status} {reply.Text[..Math.Min(200, reply.Text.Length)]}");
            string text = response.GetProperty("body").GetString()!;
            byte[] expected = response.TryGetProperty("body_encoding", out _) ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);
            Assert.True(expected.AsSpan().SequenceEqual(reply.Bytes), $"{name}: the bytes differ");
            asked++;
        }

        Assert.True(asked > skipped, $"{asked} asked, {skipped} skipped");
        Assert.Equal(0, probe.Simulator.GetCounters().Unmatched);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(beside)) return beside;
        }

        return null;
    }
}
