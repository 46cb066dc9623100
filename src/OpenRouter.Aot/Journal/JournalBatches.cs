using System.Buffers;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// The batches of a journal, by their numbers, and which of them a request is in: as many requests as may be under way at once, whatever the length of the run. Not safe
/// for use by several threads.
/// </summary>
internal sealed class JournalBatches
{
    private readonly Dictionary<long, JournalBatch> batches = [];
    private readonly Dictionary<UInt128, long> members = [];
    private long next;

    /// <summary>Gives a batch its number.</summary>
    public long Add(JournalBatch batch)
    {
        batches[next] = batch;
        return next++;
    }

    public void Enter(UInt128 id, long number) => members[id] = number;

    public void Leave(UInt128 id)
    {
        if (members.Count > 0)
            members.Remove(id);
    }

    /// <summary>The batch that a request is in; null where it is in none.</summary>
    public JournalBatch? Find(UInt128 id) => members.TryGetValue(id, out long number) ? batches.GetValueOrDefault(number) : null;

    public void Clear()
    {
        batches.Clear();
        members.Clear();
        next = 0;
    }

    /// <summary>Writes a batch and what is in it: in one go, so that a process that dies has noted all of it or nothing.</summary>
    public static void Write(IBufferWriter<byte> output, (long Number, JournalBatch Batch, IReadOnlyList<(UInt128 Id, ulong Fingerprint)> Members) state)
    {
        JournalRecord.Begin(output, JournalRecord.BatchLetter, (UInt128)state.Number);
        AddText(output, state.Batch.Id);
        AddText(output, state.Batch.KeyAlias);
        AddText(output, state.Batch.Account);
        foreach ((UInt128 id, ulong fingerprint) in state.Members)
        {
            output.Write("\n"u8);
            JournalRecord.Begin(output, JournalRecord.MemberLetter, id);
            JournalRecord.AddHash(output, fingerprint);
            JournalRecord.AddNumber(output, state.Number);
        }
    }

    /// <summary>Takes a line of the letter <see cref="JournalRecord.BatchLetter"/>.</summary>
    public void ReadBatch(JournalRecord record)
    {
        ReadOnlySpan<byte> left = record.Rest;
        string id = ToText(JournalRecord.Next(ref left)), alias = ToText(JournalRecord.Next(ref left)), account = ToText(JournalRecord.Next(ref left));
        long number = (long)(ulong)record.Id;
        if (id.Length == 0)
            return;
        batches[number] = new JournalBatch(id, alias, account);
        next = Math.Max(next, number + 1);
    }

    /// <summary>Takes a line of the letter <see cref="JournalRecord.MemberLetter"/>; false where nobody knows its batch.</summary>
    public bool TryReadMember(JournalRecord record, out ulong fingerprint)
    {
        ReadOnlySpan<byte> left = record.Rest;
        fingerprint = JournalRecord.ToHash(JournalRecord.Next(ref left));
        long number = JournalRecord.ToNumber(left);
        if (!batches.ContainsKey(number))
            return false;
        Enter(record.Id, number);
        return true;
    }

    // Names are their owner's and may hold tabs and breaks.
    private static void AddText(IBufferWriter<byte> output, string text)
    {
        output.Write("\t"u8);
        Encoding.UTF8.GetBytes(Uri.EscapeDataString(text), output);
    }

    private static string ToText(ReadOnlySpan<byte> field) => Uri.UnescapeDataString(Encoding.UTF8.GetString(field));
}
