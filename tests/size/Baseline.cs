using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Size;

/// <summary>
/// The size that the program of one chat had when somebody last looked at it, by the runtime that it is for. A program that has shrunk is a mistake too:
/// as long as the baseline is stale, as much can grow back unseen.
/// </summary>
/// <param name="file">Where it stands.</param>
internal sealed class Baseline(string file)
{
    // A tenth of what the library adds. Another patch of the run-time, or another linker, moves 10 KB.
    private const long Tolerance = 64 * 1024;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Accept(long bytes)
    {
        JsonObject sizes = Read();
        sizes[RuntimeInformation.RuntimeIdentifier] = bytes;
        File.WriteAllText(file, sizes.ToJsonString(Indented) + "\n");
    }

    public IEnumerable<string> FindMistakes(long bytes)
    {
        // A runtime for which nobody has weighed it is none of CI's.
        if (Read()[RuntimeInformation.RuntimeIdentifier]?.GetValue<long>() is not { } known)
            yield break;
        if (Math.Abs(bytes - known) > Tolerance)
        {
            yield return $"one chat is {bytes:N0} B, {Math.Abs(bytes - known):N0} B {(bytes > known ? "more" : "less")} than its baseline. Where that is meant, "
                + "`dotnet run -c Release --project tests/size -- --accept` makes it the new one.";
        }
    }

    private JsonObject Read() => File.Exists(file) ? (JsonObject)JsonNode.Parse(File.ReadAllText(file))! : [];
}
