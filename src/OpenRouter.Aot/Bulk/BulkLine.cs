namespace OpenRouter.Aot;

/// <summary>A request of a bulk run on its way: what the run must know of it beside the request itself.</summary>
/// <param name="request">The request.</param>
/// <param name="index">Its place in the input, from 0.</param>
/// <param name="order">Its place among those that are run, from 0.</param>
/// <param name="journal">Where it is noted; null for nowhere.</param>
internal sealed class BulkLine(BulkRequest request, long index, long order, BulkJournal? journal) : IAttemptWitness
{
    private bool isNoted;

    public BulkRequest Request => request;

    public long Index => index;

    public long Order => order;

    /// <summary>The hash of the request's id; 0 without a journal.</summary>
    public UInt128 Id { get; } = journal is null ? 0 : RequestHash.OfId(request.Id);

    /// <summary>The hash of what is asked; 0 without a journal.</summary>
    public ulong Fingerprint { get; } = journal is null ? 0 : request.HashRequest();

    /// <summary>Whether it is done in the journal, asking for something else.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether an earlier run left it in a batch at OpenRouter.</summary>
    public bool IsBatched { get; set; }

    /// <summary>What is reserved for its attempt, in USD.</summary>
    public decimal Reserved { get; set; }

    /// <summary>The money of the run; null where it has no limit.</summary>
    public BulkBudget? Budget { get; set; }

    /// <summary>What the next attempt must reserve anew, in USD, because the one before may have been billed.</summary>
    public decimal Owed { get; set; }

    /// <summary>Attempts of which nobody knows whether they were billed.</summary>
    public int UnknownOutcomes { get; private set; }

    public void Leave()
    {
        bool isAnew = Owed > 0;
        if (isAnew)
            Budget!.ReserveAnew(this);
        if (journal is null || (isNoted && !isAnew))
            return;
        isNoted = true;
        journal.Send(Id, Fingerprint, (long)Math.Ceiling(Reserved * 1_000_000m));
    }

    /// <summary>It is to be sent by itself after all; until it leaves, the journal knows it as a member of its batch.</summary>
    public void LeaveBatch() => isNoted = false;

    public void Fail(in Verdict verdict)
    {
        if (verdict.IsOutcomeUnknown)
        {
            UnknownOutcomes++;
            Budget?.Spend(this);
            return;
        }

        if (journal is null || UnknownOutcomes > 0)
            return;
        isNoted = false;
        journal.NoteRefused(Id);
    }
}
