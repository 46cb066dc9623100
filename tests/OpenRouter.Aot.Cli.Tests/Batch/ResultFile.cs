using System.Text.Json;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>An output of <c>batch</c>, by custom_id.</summary>
internal static class ResultFile
{
    /// <summary>Reads it; a line that is no JSON, or an id that comes twice, fails the test.</summary>
    public static Dictionary<string, JsonElement> Read(string path)
    {
        var results = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (string line in File.ReadAllLines(path))
        {
            JsonElement result = JsonElement.Parse(line);
            string id = result.GetProperty("custom_id").GetString()!;
            Assert.True(results.TryAdd(id, result), $"{id} is there twice.");
        }

        return results;
    }
}
