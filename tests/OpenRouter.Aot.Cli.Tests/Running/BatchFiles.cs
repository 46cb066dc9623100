using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The files of a batch, in a folder of a test.</summary>
/// <param name="Input">The lines.</param>
/// <param name="Output">The results.</param>
internal sealed record BatchFiles(string Input, string Output)
{
    public const string Model = "a/b";

    public string Journal => Output + ".journal";

    /// <summary>The command that runs it.</summary>
    public string[] Arguments => ["batch", Input, "-o", Output];

    public static string IdOf(int number) => $"id-{number}";

    /// <summary>Writes an input of some lines.</summary>
    public static BatchFiles Create(TemporaryFolder folder, int lines, Func<int, string>? line = null) =>
        new(folder.Write("in.jsonl", LinesOf(lines, line)), folder.File("out.jsonl"));

    public static string LinesOf(int lines, Func<int, string>? line = null) =>
        string.Concat(Enumerable.Range(0, lines).Select(number => (line?.Invoke(number) ?? LineOf(number)) + "\n"));

    /// <summary>A line that asks for its number.</summary>
    public static string LineOf(int number, string model = Model, string? text = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"custom_id":"{{{IdOf(number)}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"{{{model}}}","messages":[{"role":"user","content":"{{{text ?? $"{number}"}}}"}]}}""");

    public Dictionary<string, JsonElement> Read() => ResultFile.Read(Output);

    /// <summary>Whole lines of the output that are successes; what a death has torn is none.</summary>
    public long CountSucceeded()
    {
        if (!File.Exists(Output))
            return 0;
        ReadOnlySpan<byte> left = File.ReadAllBytes(Output);
        long count = 0;
        while (left.IndexOf((byte)'\n') is >= 0 and var end)
        {
            count += left[..end].IndexOf("\"error\":null"u8) >= 0 ? 1 : 0;
            left = left[(end + 1)..];
        }

        return count;
    }

    /// <summary>Every line has one result, and it is a success.</summary>
    public void AssertAllSucceeded(int lines)
    {
        Dictionary<string, JsonElement> results = Read();
        Assert.Equal(Enumerable.Range(0, lines).Select(IdOf).Order(StringComparer.Ordinal), results.Keys.Order(StringComparer.Ordinal));
        Assert.All(results.Values, result => Assert.Equal(JsonValueKind.Null, result.GetProperty("error").ValueKind));
    }
}
