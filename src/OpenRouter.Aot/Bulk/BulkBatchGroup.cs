using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Requests that are gathered for one batch.</summary>
/// <param name="target">The endpoint that they are for.</param>
/// <param name="model">The model that they are for.</param>
internal sealed class BulkBatchGroup(BatchTarget target, string model)
{
    private const int MostLines = 1_000;
    private const long MostBytes = 32 * 1024 * 1024;

    public BatchTarget Target => target;

    public string Model => model;

    public List<BulkBatchLine> Lines { get; } = [];

    /// <summary>How long their bodies are.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether they are to be submitted before another joins.</summary>
    public bool IsFull => Lines.Count >= MostLines || Bytes >= MostBytes;

    public void Add(in BulkBatchLine line)
    {
        Lines.Add(line);
        Bytes += line.Body.Length;
    }

    /// <summary>Takes one of them out.</summary>
    public BulkLine TakeOne()
    {
        BulkBatchLine last = Lines[^1];
        Lines.RemoveAt(Lines.Count - 1);
        Bytes -= last.Body.Length;
        return last.Line;
    }
}
