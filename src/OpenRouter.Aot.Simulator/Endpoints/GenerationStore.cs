namespace OpenRouter.Aot.Simulator;

/// <summary>The last generations, which the service can tell about only some time after they ended.</summary>
internal sealed class GenerationStore(TimeProvider time)
{
    private const int MostRecords = 10_000;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GenerationRecord> _records = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    public void Add(Answer answer, string account, bool isCancelled = false)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_gate)
        {
            _records[answer.Id] = new GenerationRecord(answer, account, now - answer.Created, now + s_delay, isCancelled);
            _oldestFirst.Enqueue(answer.Id);
            if (_oldestFirst.Count > MostRecords) _records.Remove(_oldestFirst.Dequeue());
        }
    }

    /// <summary>The record, where it is there, ready, and of this account.</summary>
    public GenerationRecord? Find(string id, string account)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(id, out GenerationRecord? record)) return null;
            return record.Account == account && record.ReadyAt <= time.GetUtcNow() ? record : null;
        }
    }
}
