using System.Globalization;
using CsCheck;

namespace OpenRouter.Aot.Tests.Journal;

/// <summary>What a journal is to know after some steps, kept in a dictionary.</summary>
internal sealed class JournalModel
{
    private readonly Dictionary<int, (JournalState State, ulong Asked)> requests = [];

    public static Gen<JournalStep> Step { get; } = Gen.Select(
        Choose.From(JournalStepKind.Send, JournalStepKind.Send, JournalStepKind.Refuse, JournalStepKind.Finish, JournalStepKind.Finish),
        Gen.Int[0, 30],
        Gen.ULong[1, 4].Select(number => number << 8),
        Choose.From(JournalState.Succeeded, JournalState.Refused, JournalState.Unserved),
        Gen.Int[-1, 5_000]).Select((kind, id, asked, state, microUsd) => new JournalStep(kind, id, asked, state, microUsd < 0 ? null : microUsd / 1_000_000m));

    public decimal Cost { get; private set; }

    public static UInt128 IdOf(int id) => RequestHash.OfId(id.ToString(CultureInfo.InvariantCulture));

    public static void Write(BulkJournal journal, JournalStep step)
    {
        switch (step.Kind)
        {
            case JournalStepKind.Send:
                journal.Send(IdOf(step.Id), step.Asked, 0);
                break;
            case JournalStepKind.Refuse:
                journal.NoteRefused(IdOf(step.Id));
                break;
            default:
                journal.Finish(IdOf(step.Id), new DoneRecord(step.Asked, step.State, DateTimeOffset.UnixEpoch.AddYears(56), step.Cost, 10, 20), [new Decision { Attempt = 1, Key = "k", Outcome = "x" }]);
                break;
        }
    }

    public void Apply(JournalStep step)
    {
        if (step.Kind == JournalStepKind.Finish)
            Cost += step.Cost ?? 0;
        requests[step.Id] = step.Kind switch
        {
            JournalStepKind.Send => (JournalState.Sent, step.Asked),
            JournalStepKind.Refuse => (JournalState.None, 0),
            _ => (step.State, step.Asked),
        };
    }

    /// <summary>The journal says the same, of all together and of each.</summary>
    public void AssertIs(BulkJournal journal)
    {
        Assert.Equal(
            (Count(JournalState.Sent), Count(JournalState.Succeeded), Count(JournalState.Refused), Count(JournalState.Unserved), Cost),
            (journal.InFlight, journal.Succeeded, journal.Refused, journal.Unserved, journal.Cost));
        for (int id = 0; id <= 31; id++)
        {
            (JournalState state, ulong asked) = requests.GetValueOrDefault(id);
            foreach (bool retriesRefused in (bool[])[false, true])
            {
                journal.BeginRun();
                Assert.Equal(Claim(state, retriesRefused, isSame: true), journal.Claim(IdOf(id), asked, retriesRefused));
                Assert.Equal(JournalClaim.Repeated, journal.Claim(IdOf(id), asked, retriesRefused));
                journal.BeginRun();
                Assert.Equal(Claim(state, retriesRefused, isSame: false), journal.Claim(IdOf(id), asked + 0x100_000, retriesRefused));
            }
        }

        journal.BeginRun();
    }

    private static JournalClaim Claim(JournalState state, bool retriesRefused, bool isSame)
    {
        bool isDone = state == JournalState.Succeeded || (state == JournalState.Refused && !retriesRefused);
        return !isDone ? JournalClaim.Run : isSame ? JournalClaim.Done : JournalClaim.Changed;
    }

    private long Count(JournalState state) => requests.Values.Count(request => request.State == state);
}
