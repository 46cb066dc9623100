namespace OpenRouter.Aot;

/// <summary>A request of a bulk run on its way: what the run must know of it beside the request itself.</summary>
/// <param name="request">The request.</param>
/// <param name="index">Its place in the input, from 0.</param>
/// <param name="journal">Where it is noted; null for nowhere.</param>
internal sealed class BulkLine(BulkRequest request, long index, BulkJournal? journal) : IAttemptWitness
{
    private bool isNoted;

    public BulkRequest Request => request;

    public long Index => index;

    /// <summary>The hash of the request's id; 0 without a journal.</summary>
    public UInt128 Id { get; } = journal is null ? 0 : RequestHash.OfId(request.Id);

    /// <summary>The hash of what is asked; 0 without a journal.</summary>
    public ulong Fingerprint { get; } = journal is null ? 0 : request.HashRequest();

    /// <summary>Whether it is done in the journal, asking for something else.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether an earlier run left it in a batch at OpenRouter.</summary>
    public bool IsBatched { get; set; }

    /// <summary>What is reserved for it, in USD.</summary>
    public decimal Reserved { get; set; }

    /// <summary>Attempts of which nobody knows whether they were billed.</summary>
    public int UnknownOutcomes { get; private set; }

    public void Leave()
    {
        if (journal is null || isNoted)
            return;
        isNoted = true;
        journal.Send(Id, Fingerprint, (long)(Reserved * 1_000_000m));
    }

    /// <summary>It is to be sent by itself after all; until it leaves, the journal knows it as a member of its batch.</summary>
    public void LeaveBatch() => isNoted = false;

    public void Fail(in Verdict verdict)
    {
        if (verdict.IsOutcomeUnknown)
        {
            UnknownOutcomes++;
            return;
        }

        if (journal is null || UnknownOutcomes > 0)
            return;
        isNoted = false;
        journal.NoteRefused(Id);
    }
}
