using System.Collections.Frozen;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The recordings of a folder, by the request that each answers.</summary>
internal sealed class RecordingSet
{
    private readonly FrozenDictionary<string, Series> _byRequest;

    private RecordingSet(Dictionary<string, Series> byRequest) => _byRequest = byRequest.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads every <c>.json</c> file of a folder, in ordinal order of the names.</summary>
    public static RecordingSet Load(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder of recordings '{folder}'.");
        string[] files = Directory.GetFiles(folder, "*.json");
        Array.Sort(files, (one, other) => string.CompareOrdinal(Path.GetFileName(one), Path.GetFileName(other)));
        Dictionary<string, Series> byRequest = new(StringComparer.Ordinal);
        List<string> mistakes = [];
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            try
            {
                (string? request, Recording recording) = RecordingReader.Read(name, File.ReadAllBytes(file));
                if (request is null) continue;
                if (!byRequest.TryGetValue(request, out Series? series)) byRequest.Add(request, series = new Series());
                series.Add(recording);
            }
            catch (Exception exception)
                when (exception is JsonException or InvalidDataException or FormatException or InvalidOperationException)
            {
                mistakes.Add($"{name}: {exception.Message}");
            }
        }

        if (mistakes.Count > 0)
        {
            string list = string.Concat(mistakes.Select(mistake => $"{Environment.NewLine}  {mistake}"));
            throw new InvalidDataException($"The folder of recordings '{folder}' has {mistakes.Count} file(s) that are no recording:{list}");
        }

        if (files.Length == 0) throw new InvalidDataException($"The folder of recordings '{folder}' holds no .json file.");
        return new RecordingSet(byRequest);
    }

    /// <summary>The next recording of this request: each in turn, then again from the first.</summary>
    public Recording? Next(string request) => _byRequest.TryGetValue(request, out Series? series) ? series.Next() : null;

    private sealed class Series
    {
        private readonly List<Recording> _recordings = [];
        private long _asked;

        public void Add(Recording recording) => _recordings.Add(recording);

        public Recording Next() => _recordings[(int)((Interlocked.Increment(ref _asked) - 1) % _recordings.Count)];
    }
}
