namespace OpenRouter.Aot.Tests.Journal;

/// <summary>A journal is one run's, and a result that was kept counts for more than it.</summary>
public sealed class BulkJournalTests : IDisposable
{
    private const ulong Asked = 0x1230, Changed = 0x4560;
    private readonly TemporaryFolder folder = new();

    private string Journal => folder.File("run.journal");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("precious data, and no journal at all\n")]
    [InlineData("x")]
    [InlineData("openrouter-aot journal 2\nd\t00\n")]
    [InlineData("openrouter-aot journal 1 \n")]
    public void A_file_that_is_no_journal_is_refused_and_left_as_it_is(string text)
    {
        File.WriteAllText(Journal, text);
        Assert.Contains("is no journal", Assert.Throws<JournalException>(() => BulkJournal.Open(Journal)).Message, StringComparison.Ordinal);
        Assert.Contains("is no journal", Assert.Throws<JournalException>(() => BulkJournal.FindDecisions(Journal, "a")).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Journal));
    }

    [Fact]
    public void A_folder_or_a_place_that_is_not_there_is_refused()
    {
        Assert.Throws<JournalException>(() => BulkJournal.Open(folder.Path));
        Assert.Throws<JournalException>(() => BulkJournal.Open(folder.File("none/run.journal")));
        Assert.Contains("There is no journal", Assert.Throws<JournalException>(() => BulkJournal.FindDecisions(Journal, "a")).Message, StringComparison.Ordinal);
        Assert.Equal([], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_second_one_at_a_time_is_refused_and_so_is_a_look_into_it()
    {
        using (BulkJournal first = BulkJournal.Open(Journal))
        {
            Assert.Contains("in use", Assert.Throws<JournalException>(() => BulkJournal.Open(Journal)).Message, StringComparison.Ordinal);
            Assert.Contains("a run still writes it", Assert.Throws<JournalException>(() => BulkJournal.FindDecisions(Journal, "a")).Message, StringComparison.Ordinal);
            first.Send(1, Asked, 0);
        }

        using BulkJournal second = BulkJournal.Open(Journal);
        Assert.Equal(1, second.InFlight);
    }

    [Fact]
    public void The_last_outcome_of_an_id_is_the_one_that_is_explained()
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
        {
            journal.Finish(RequestHash.OfId("a"), Done(JournalState.Unserved), [new Decision { Outcome = "first" }]);
            journal.Finish(RequestHash.OfId("b"), Done(JournalState.Succeeded), [new Decision { Outcome = "of another" }]);
            journal.Finish(RequestHash.OfId("a"), Done(JournalState.Succeeded), [new Decision { Outcome = "second" }, new Decision { Outcome = "third" }]);
            journal.Send(RequestHash.OfId("c"), Asked, 0);
        }

        Assert.Equal(["second", "third"], BulkJournal.FindDecisions(Journal, "a")!.Select(decision => decision.Outcome));
        Assert.Null(BulkJournal.FindDecisions(Journal, "c"));
        Assert.Null(BulkJournal.FindDecisions(Journal, "d"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("{\"a\":\"b\tc\"}")]
    [InlineData("Käse \U0001F9C0")]
    public void A_note_is_kept_and_the_last_one_counts(string note)
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
        {
            journal.Annotate("before");
            journal.Annotate(note);
        }

        using BulkJournal again = BulkJournal.Open(Journal);
        Assert.Equal(note, again.Note);
    }

    [Fact]
    public void A_note_of_several_lines_forges_no_record()
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
            journal.Annotate($"x\ns\t{RequestHash.OfId("a"):x32}\t0000000000001230\t0\r\nd\u2028e");
        using BulkJournal again = BulkJournal.Open(Journal);
        Assert.Equal(0, again.InFlight);
        Assert.StartsWith("x s\t", again.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Cleared_it_knows_nothing_and_neither_when_it_is_opened_again()
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
        {
            journal.Finish(1, Done(JournalState.Succeeded), []);
            journal.Send(2, Asked, 3_000_000);
            journal.Clear();
            Assert.Equal((0, 0, 0m, 0m, false), (journal.Succeeded, journal.InFlight, journal.Cost, journal.UncertainCost, journal.HasRecords));
        }

        using BulkJournal again = BulkJournal.Open(Journal);
        Assert.Equal((0, 0, 0m, 0m, false), (again.Succeeded, again.InFlight, again.Cost, again.UncertainCost, again.HasRecords));
    }

    [Fact]
    public void What_was_reserved_for_a_request_in_flight_is_uncertain_until_its_outcome_is_known()
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
        {
            journal.Send(1, Asked, 2_500_000);
            journal.Send(2, Asked, 1_000_000);
            journal.Send(3, Asked, 4_000_000);
            journal.NoteRefused(2);
            journal.Finish(3, Done(JournalState.Succeeded), []);
        }

        using BulkJournal again = BulkJournal.Open(Journal);
        Assert.Equal((2.5m, 1L), (again.UncertainCost, again.InFlight));
    }

    [Fact]
    public async Task A_kept_result_that_the_journal_does_not_know_is_done()
    {
        using BulkJournal journal = await ReconcileAsync(_ => { }, Kept("a"), Kept("b", isSuccess: false), Kept("c", isSuccess: false, isFinal: false));
        Assert.Equal((1, 1, 1), (journal.Succeeded, journal.Refused, journal.Unserved));
        Assert.Equal((JournalClaim.Done, JournalClaim.Done, JournalClaim.Run), (Claim(journal, "a"), Claim(journal, "b"), Claim(journal, "c")));
    }

    [Fact]
    public async Task What_the_journal_calls_done_and_nobody_has_kept_is_run_again()
    {
        using BulkJournal journal = await ReconcileAsync(journal =>
        {
            journal.Finish(RequestHash.OfId("a"), Done(JournalState.Succeeded), []);
            journal.Finish(RequestHash.OfId("b"), Done(JournalState.Refused), []);
        });
        Assert.Equal((0, 0), (journal.Succeeded, journal.Refused));
        Assert.Equal((JournalClaim.Run, JournalClaim.Run), (Claim(journal, "a"), Claim(journal, "b")));
    }

    [Fact]
    public async Task A_result_that_was_kept_before_the_journal_could_say_so_ends_its_flight()
    {
        using BulkJournal journal = await ReconcileAsync(journal => journal.Send(RequestHash.OfId("a"), Asked, 0), Kept("a"));
        Assert.Equal((0, 1, JournalClaim.Done), (journal.InFlight, journal.Succeeded, Claim(journal, "a")));
    }

    [Fact]
    public async Task A_request_that_was_sent_again_for_something_else_stays_in_flight_and_supersedes_what_was_kept()
    {
        using BulkJournal journal = await ReconcileAsync(
            journal =>
            {
                journal.Finish(RequestHash.OfId("a"), Done(JournalState.Succeeded), []);
                journal.Send(RequestHash.OfId("a"), Changed, 0);
            },
            Kept("a"));
        Assert.Equal((1, 0), (journal.InFlight, journal.Succeeded));
        journal.BeginRun();
        // Its earlier result is still kept: whoever keeps the new one must know that there are two.
        Assert.Equal((JournalClaim.Changed, 1), (journal.Claim(RequestHash.OfId("a"), Changed, retriesRefused: false), journal.Changed));
    }

    [Fact]
    public async Task Of_two_results_of_an_id_the_later_one_counts()
    {
        using BulkJournal journal = await ReconcileAsync(_ => { }, Kept("a", isSuccess: false, isFinal: false), Kept("a"), Kept("b"), Kept("b", isSuccess: false, isFinal: false));
        Assert.Equal((1, 1), (journal.Succeeded, journal.Unserved));
        Assert.Equal((JournalClaim.Done, JournalClaim.Run), (Claim(journal, "a"), Claim(journal, "b")));
    }

    [Fact]
    public async Task A_result_of_another_tool_says_not_what_was_asked_and_is_done_all_the_same()
    {
        using BulkJournal journal = await ReconcileAsync(_ => { }, new BulkOutcome("a", null, IsSuccess: true, IsFinal: true), new BulkOutcome("b", "no digits", IsSuccess: true, IsFinal: true));
        Assert.Equal((JournalClaim.Done, JournalClaim.Done), (Claim(journal, "a"), Claim(journal, "b")));
    }

    private async Task<BulkJournal> ReconcileAsync(Action<BulkJournal> before, params BulkOutcome[] kept)
    {
        using (BulkJournal journal = BulkJournal.Open(Journal))
            before(journal);
        BulkJournal again = BulkJournal.Open(Journal);
        await again.ReconcileAsync(kept.ToAsyncEnumerable());
        return again;
    }

    private static JournalClaim Claim(BulkJournal journal, string id) => journal.Claim(RequestHash.OfId(id), Asked, retriesRefused: false);

    private static BulkOutcome Kept(string id, bool isSuccess = true, bool isFinal = true) => new(id, "0000000000001230", isSuccess, isFinal);

    private static DoneRecord Done(JournalState state) => new(Asked, state, DateTimeOffset.UnixEpoch, null, 0, 0);
}
