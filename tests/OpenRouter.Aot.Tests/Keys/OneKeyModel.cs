namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A ring of one key as a single thread would write it: what each operation does to the key's health, its leases and its counts.</summary>
internal sealed class OneKeyModel(int limit = int.MaxValue)
{
    private readonly List<Loan> loans = [];
    private int kept;

    private enum Health
    {
        Available,
        Out,
        HalfOpen,
        Probed,
    }

    private Health State { get; set; }

    private int Taken => loans.Count;

    private int Refused { get; set; }

    private int Given { get; set; }

    private int Succeeded { get; set; }

    private int Failed { get; set; }

    private int Abandoned { get; set; }

    /// <summary>From now on no lease is added to those that may be ended.</summary>
    public void Keep() => kept = loans.Count;

    public void Take()
    {
        bool isFull = loans.Count(loan => !loan.IsOver) >= limit;
        if (isFull || State is Health.Out or Health.Probed)
        {
            Refused++;
            return;
        }

        loans.Add(new Loan { IsProbe = State == Health.HalfOpen });
        if (State == Health.HalfOpen)
            State = Health.Probed;
    }

    public void Complete(int index, in Verdict verdict)
    {
        if (!TryEnd(index, out Loan? loan))
            return;
        if (verdict.IsAccepted)
            Succeeded++;
        else
            Failed++;
        if (verdict.Scope == VerdictScope.Service)
            ReturnProbe(loan!);
        else if (verdict.Action == VerdictAction.Quarantine)
            Bench();
        else if (State is Health.HalfOpen or Health.Probed)
            State = Health.Available;
    }

    public void Abandon(int index)
    {
        if (!TryEnd(index, out Loan? loan))
            return;
        Abandoned++;
        ReturnProbe(loan!);
    }

    public void Bench()
    {
        if (State == Health.Out)
            return;
        State = Health.Out;
        foreach (Loan loan in loans)
            loan.IsProbe = false;
    }

    public void Readmit() => State = State == Health.Out ? Health.HalfOpen : State;

    public string Describe() =>
        $"{State} taken={Taken} refused={Refused} given={Given} good={Succeeded} bad={Failed} left={Abandoned} flying={loans.Count(loan => !loan.IsOver)}";

    private bool TryEnd(int index, out Loan? loan)
    {
        loan = index < kept ? loans[index] : null;
        if (loan is null or { IsOver: true })
            return false;
        loan.IsOver = true;
        Given++;
        return true;
    }

    private void ReturnProbe(Loan loan)
    {
        if (State == Health.Probed && loan.IsProbe)
            State = Health.HalfOpen;
    }

    private sealed class Loan
    {
        public bool IsProbe { get; set; }

        public bool IsOver { get; set; }
    }
}
