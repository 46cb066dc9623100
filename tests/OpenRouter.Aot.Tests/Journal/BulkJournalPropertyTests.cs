using CsCheck;

namespace OpenRouter.Aot.Tests.Journal;

/// <summary>Whatever a run has written, the journal knows it after the death of the process, and nothing beyond it.</summary>
public sealed class BulkJournalPropertyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_known_when_it_is_opened_again() => JournalModel.Step.Array[0, 80].Sample(
        steps =>
        {
            string path = folder.File(Guid.NewGuid().ToString("N"));
            var model = new JournalModel();
            using (BulkJournal journal = BulkJournal.Open(path))
            {
                foreach (JournalStep step in steps)
                {
                    JournalModel.Write(journal, step);
                    model.Apply(step);
                }

                Assert.Equal(steps.Length > 0, journal.HasRecords);
            }

            using (BulkJournal journal = BulkJournal.Open(path))
                model.AssertIs(journal);
            File.Delete(path);
        },
        iter: 150, threads: 1);

    [Fact]
    public void Counts_are_right_while_it_is_written() => JournalModel.Step.Array[0, 60].Sample(
        steps =>
        {
            string path = folder.File(Guid.NewGuid().ToString("N"));
            using BulkJournal journal = BulkJournal.Open(path);
            var model = new JournalModel();
            foreach (JournalStep step in steps)
            {
                JournalModel.Write(journal, step);
                model.Apply(step);
            }

            journal.BeginRun();
            // What was refused is still known to have asked for something; that decides nothing, for it is not done.
            model.AssertIs(journal);
            journal.Delete();
        },
        iter: 100, threads: 1);

    [Fact]
    public void Cut_off_at_any_byte_it_opens_and_knows_what_stood_before() => JournalModel.Step.Array[12].Sample(
        steps =>
        {
            (byte[] whole, List<long> ends) = Write(steps);
            string path = folder.File("cut");
            for (int length = 0; length <= whole.Length; length++)
            {
                File.WriteAllBytes(path, whole[..length]);
                JournalStep[] known = [.. steps.Take(ends.Count(end => end <= length))];
                var next = new JournalStep(JournalStepKind.Finish, 31, 0x700, JournalState.Succeeded, 1m);
                using (BulkJournal journal = BulkJournal.Open(path))
                {
                    ModelOf(known).AssertIs(journal);
                    Assert.Equal(length == whole.Length ? "the end" : null, journal.Note);
                    JournalModel.Write(journal, next);
                }

                // What comes next does not run into what was torn.
                using (BulkJournal journal = BulkJournal.Open(path))
                    ModelOf([.. known, next]).AssertIs(journal);
            }
        },
        iter: 1);

    private (byte[] Whole, List<long> Ends) Write(JournalStep[] steps)
    {
        string path = folder.File("whole");
        var ends = new List<long>();
        using (BulkJournal journal = BulkJournal.Open(path))
        {
            foreach (JournalStep step in steps)
            {
                JournalModel.Write(journal, step);
                ends.Add(new FileInfo(path).Length);
            }

            journal.Annotate("the end");
        }

        return (File.ReadAllBytes(path), ends);
    }

    private static JournalModel ModelOf(IEnumerable<JournalStep> steps)
    {
        var model = new JournalModel();
        foreach (JournalStep step in steps)
            model.Apply(step);
        return model;
    }
}
