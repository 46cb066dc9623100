using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// What a bulk run writes down so that the next one can go on: which requests were sent, what came of each and why, and what they cost. It survives the death of the
/// process at any moment, and is the lock that keeps a second process off the same run. Of a request it keeps hashes of its id and of what it asks, about 35 bytes in
/// memory and some 250 on disk; no body and no key. One run at a time may use it.
/// </summary>
/// <example><code>
/// using BulkJournal journal = BulkJournal.Open("night.journal");
/// await foreach (BulkResult result in client.Bulk.RunAsync(requests, new BulkOptions { Journal = journal }))
///     Keep(result);      // a result counts as kept once the next one is asked for
/// </code></example>
public sealed class BulkJournal : IDisposable
{
    private readonly JournalFile file;
    private readonly JournalIndex index = new();
    private readonly Lock gate = new();
    private readonly JournalTally tally = new();
    // What is reserved for the attempts whose outcome is not known yet: as many as run at once, whatever the length of the run.
    private readonly Dictionary<UInt128, long> openReservations = [];
    // Of those the ones that have a kept result too, of what their ids asked before.
    private readonly HashSet<UInt128> sentAnew = [];
    private readonly JournalBatches batches = new();
    private long uncertainMicroUsd;

    private BulkJournal(JournalFile file) => this.file = file;

    /// <summary>Where it is.</summary>
    public string Path => file.Path;

    /// <summary>Whether a run has written anything into it.</summary>
    public bool HasRecords => file.HasRecords;

    /// <summary>What its owner last wrote on it with <see cref="Annotate"/>; null for nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>Requests that were sent and whose outcome is not known, because the process that sent them died: they may be billed twice when they are sent again.</summary>
    public long InFlight => Count(JournalState.Sent);

    /// <summary>Requests in batches at OpenRouter whose results have not been fetched (<see cref="BulkVia.Batches"/>): the next run waits for them, and pays nothing twice.</summary>
    public long InBatches => Count(JournalState.Batched);

    /// <summary>Requests that were answered.</summary>
    public long Succeeded => Count(JournalState.Succeeded);

    /// <summary>Requests that failed by their own fault.</summary>
    public long Refused => Count(JournalState.Refused);

    /// <summary>Requests that failed, and that another attempt may answer.</summary>
    public long Unserved => Count(JournalState.Unserved);

    /// <summary>What all outcomes cost together, those of earlier runs included, in USD, as far as the answers told.</summary>
    public decimal Cost => tally.Cost;

    /// <summary>Requests that this run has met and passed over, because they are done.</summary>
    public long Skipped { get; private set; }

    /// <summary>Requests that this run has met and runs again, because they ask for something else under the id of one that is done.</summary>
    public long Changed { get; private set; }

    /// <summary>What attempts may have cost whose outcome nobody knows, in USD, where the run reserved it: they broke off, or the process died. It stays when the request is sent again.</summary>
    internal decimal UncertainCost => uncertainMicroUsd / 1_000_000m;

    /// <summary>Opens a journal, or makes one, reads it, and locks it until it is disposed.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="JournalException">Another process has it, it cannot be written, or the file is no journal.</exception>
    public static BulkJournal Open(string path)
    {
        JournalFile file = JournalFile.Open(path);
        try
        {
            var journal = new BulkJournal(file);
            file.ReadAll(journal.Replay);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Why each attempt of a request was made and what came of it, when it last had an outcome; null where it had none.</summary>
    /// <param name="path">The journal, which no run may be using.</param>
    /// <param name="id">The request's id.</param>
    /// <exception cref="JournalException">It is not there, it cannot be read, or it is none.</exception>
    public static IReadOnlyList<Decision>? FindDecisions(string path, string id)
    {
        using JournalFile file = JournalFile.OpenToRead(path);
        UInt128 wanted = RequestHash.OfId(id);
        IReadOnlyList<Decision>? found = null;
        file.ReadAll(line =>
        {
            if (!JournalRecord.TryRead(line, out JournalRecord record) || record.Letter != JournalRecord.DoneLetter || record.Id != wanted)
                return;
            DoneRecord.Read(record, out ReadOnlySpan<byte> decisions);
            found = DecisionRecord.Read(decisions);
        });
        return found;
    }

    /// <summary>What a journal has measured of all answers; null where there is none.</summary>
    /// <param name="path">The journal, which no run may be using.</param>
    /// <exception cref="JournalException">It is not there, it cannot be read, or it is none.</exception>
    public static BulkPace? FindPace(string path)
    {
        using JournalFile file = JournalFile.OpenToRead(path);
        var tally = new JournalTally();
        file.ReadAll(line =>
        {
            if (JournalRecord.TryRead(line, out JournalRecord record) && record.Letter == JournalRecord.DoneLetter)
                tally.Add(DoneRecord.Read(record, out _));
        });
        return tally.GetPace();
    }

    /// <summary>Keeps a text of the owner's, such as what the run was asked to do; line breaks become blanks.</summary>
    /// <param name="note">The text.</param>
    /// <exception cref="JournalException">The disk is full, or gone.</exception>
    public void Annotate(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        file.Append(note, JournalRecord.AddNote);
        Note = note;
    }

    /// <summary>
    /// Takes the results that are really kept as the truth. What is not among them is run again, whatever the journal says; what is, is done although the journal was
    /// cut short. A request that asks for something else by now, and was sent again, stays in flight.
    /// </summary>
    /// <param name="kept">The results; where an id comes twice, the later one counts.</param>
    public async Task ReconcileAsync(IAsyncEnumerable<BulkOutcome> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        await foreach (BulkOutcome outcome in kept.ConfigureAwait(false))
            Confirm(outcome);
        lock (gate)
        {
            index.Change(static entry => entry is { IsMet: false, State: not (JournalState.Sent or JournalState.Batched) } ? new JournalEntry(0, JournalState.None, isMet: false) : entry.Met(false));
            Recount();
        }
    }

    /// <summary>Forgets everything: a new run begins.</summary>
    public void Clear()
    {
        lock (gate)
        {
            index.Change(static _ => default);
            sentAnew.Clear();
            openReservations.Clear();
            tally.Clear();
            uncertainMicroUsd = 0;
            batches.Clear();
            file.Clear();
        }
    }

    /// <summary>Removes the file, and ends.</summary>
    public void Delete() => file.Delete();

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>Whether the journal knows a request, asking for the same.</summary>
    /// <param name="id">The request's id.</param>
    /// <param name="fingerprint">16 hexadecimal digits for what it asks.</param>
    public bool Knows(string id, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (gate)
        {
            var entry = new JournalEntry(index.At(RequestHash.OfId(id)));
            return entry is { State: not JournalState.None, HasFingerprint: true } && entry.Matches(ToHash(fingerprint));
        }
    }

    /// <summary>Forgets which requests this run has met.</summary>
    internal void BeginRun()
    {
        lock (gate)
        {
            index.Change(static entry => entry.Met(false));
            (Skipped, Changed) = (0, 0);
        }
    }

    /// <summary>A run meets a request.</summary>
    internal JournalClaim Claim(UInt128 id, ulong fingerprint, bool retriesRefused)
    {
        lock (gate)
        {
            ref ulong slot = ref index.At(id);
            var entry = new JournalEntry(slot);
            if (entry.IsMet)
                return JournalClaim.Repeated;
            slot = entry.Met(true).Packed;
            if (entry.State == JournalState.Batched && entry.Matches(fingerprint) && batches.Find(id) is not null)
                return JournalClaim.Batched;
            bool isSentAnew = entry.State is JournalState.Sent or JournalState.Batched && sentAnew.Contains(id);
            if (!isSentAnew && !IsDone(entry.State, retriesRefused))
                return JournalClaim.Run;
            if (!isSentAnew && entry.Matches(fingerprint))
            {
                Skipped++;
                return JournalClaim.Done;
            }

            Changed++;
            return JournalClaim.Changed;
        }
    }

    /// <summary>A request is about to leave.</summary>
    /// <exception cref="JournalException">The disk is full, or gone: it must not leave.</exception>
    internal void Send(UInt128 id, ulong fingerprint, long reservedMicroUsd)
    {
        file.Append((id, fingerprint, reservedMicroUsd), static (output, state) =>
        {
            JournalRecord.Begin(output, JournalRecord.SentLetter, state.id);
            JournalRecord.AddHash(output, state.fingerprint);
            JournalRecord.AddNumber(output, state.reservedMicroUsd);
        });
        Put(id, fingerprint, JournalState.Sent);
        lock (gate)
            OpenReservation(id, reservedMicroUsd);
    }

    /// <summary>Requests were taken on as a batch, whose results any later run can have.</summary>
    /// <exception cref="JournalException">The disk is full, or gone.</exception>
    internal void Join(JournalBatch batch, IReadOnlyList<(UInt128 Id, ulong Fingerprint)> members)
    {
        long number;
        lock (gate)
            number = batches.Add(batch);
        file.Append((number, batch, members), JournalBatches.Write);
        foreach ((UInt128 id, ulong fingerprint) in members)
        {
            Put(id, fingerprint, JournalState.Batched);
            lock (gate)
                batches.Enter(id, number);
        }
    }

    /// <summary>The batch that a request is in; null where it is in none.</summary>
    internal JournalBatch? FindBatch(UInt128 id)
    {
        lock (gate)
            return batches.Find(id);
    }

    /// <summary>An attempt was refused: whatever happens now, nothing was billed.</summary>
    internal void NoteRefused(UInt128 id)
    {
        file.Append(id, static (output, state) => JournalRecord.Begin(output, JournalRecord.RefusedLetter, state));
        lock (gate)
        {
            ref ulong slot = ref index.At(id);
            slot = Moved(new JournalEntry(slot), JournalState.None).Packed;
            CloseReservation(id);
        }
    }

    /// <summary>A request has its outcome, and its owner has it.</summary>
    internal void Finish(UInt128 id, in DoneRecord done, IReadOnlyList<Decision> decisions)
    {
        file.Append((id, done, decisions), static (output, state) => state.done.Write(output, state.id, state.decisions));
        Put(id, done.Fingerprint, done.State);
        lock (gate)
        {
            tally.Add(done);
            CloseReservation(id);
        }
    }

    private static bool IsDone(JournalState state, bool retriesRefused) =>
        state == JournalState.Succeeded || (state == JournalState.Refused && !retriesRefused);

    private void Put(UInt128 id, ulong fingerprint, JournalState state)
    {
        lock (gate)
        {
            ref ulong slot = ref index.At(id);
            JournalEntry before = Moved(new JournalEntry(slot), state);
            batches.Leave(id);
            slot = new JournalEntry(fingerprint, state, before.IsMet).Packed;
        }
    }

    private JournalEntry Moved(JournalEntry entry, JournalState state)
    {
        tally.Move(entry.State, state);
        return entry.With(state);
    }

    private void Confirm(in BulkOutcome outcome)
    {
        ulong fingerprint = ToHash(outcome.Fingerprint);
        JournalState state = outcome.IsSuccess ? JournalState.Succeeded : outcome.IsFinal ? JournalState.Refused : JournalState.Unserved;
        lock (gate)
        {
            UInt128 id = RequestHash.OfId(outcome.Id);
            ref ulong slot = ref index.At(id);
            var entry = new JournalEntry(slot);
            bool isSentAnew = entry.State is JournalState.Sent or JournalState.Batched && fingerprint != 0 && !entry.Matches(fingerprint);
            if (isSentAnew && outcome.IsFinal)
                sentAnew.Add(id);
            if (!isSentAnew)
                slot = new JournalEntry(fingerprint == 0 ? entry.Packed : fingerprint, state, isMet: true).Packed;
        }
    }

    private static ulong ToHash(string? fingerprint) =>
        ulong.TryParse(fingerprint, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hash) ? hash : 0;

    private void Recount()
    {
        tally.ClearStates();
        index.Change(entry =>
        {
            tally.Move(JournalState.None, entry.State);
            return entry;
        });
    }

    private long Count(JournalState state)
    {
        lock (gate)
            return tally.Count(state);
    }

    private void Replay(ReadOnlySpan<byte> line)
    {
        if (!JournalRecord.TryRead(line, out JournalRecord record))
            return;
        ReadOnlySpan<byte> rest = record.Rest;
        switch (record.Letter)
        {
            case JournalRecord.NoteLetter:
                Note = Encoding.UTF8.GetString(rest);
                break;
            case JournalRecord.SentLetter:
                ulong fingerprint = JournalRecord.ToHash(JournalRecord.Next(ref rest));
                SetReplayed(record.Id, new JournalEntry(fingerprint, JournalState.Sent, isMet: false));
                OpenReservation(record.Id, JournalRecord.ToNumber(rest));
                break;
            case JournalRecord.BatchLetter:
                batches.ReadBatch(record);
                break;
            case JournalRecord.MemberLetter:
                if (batches.TryReadMember(record, out ulong asked))
                    SetReplayed(record.Id, new JournalEntry(asked, JournalState.Batched, isMet: false));
                break;
            case JournalRecord.RefusedLetter:
                SetReplayed(record.Id, default);
                CloseReservation(record.Id);
                break;
            case JournalRecord.DoneLetter:
                DoneRecord done = DoneRecord.Read(record, out _);
                SetReplayed(record.Id, new JournalEntry(done.Fingerprint, done.State, isMet: false));
                CloseReservation(record.Id);
                tally.Add(done);
                break;
        }
    }

    private void SetReplayed(UInt128 id, JournalEntry entry)
    {
        ref ulong slot = ref index.At(id);
        tally.Move(new JournalEntry(slot).State, entry.State);
        slot = entry.Packed;
        if (entry.State != JournalState.Batched)
            batches.Leave(id);
    }

    // One that was open before may have been billed for good.
    private void OpenReservation(UInt128 id, long microUsd)
    {
        if (microUsd <= 0)
            return;
        openReservations[id] = microUsd;
        uncertainMicroUsd += microUsd;
    }

    private void CloseReservation(UInt128 id)
    {
        if (openReservations.Remove(id, out long microUsd))
            uncertainMicroUsd -= microUsd;
    }
}
