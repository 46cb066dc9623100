namespace OpenRouter.Aot.Cli;

/// <summary><c>batch … --why ID</c>: what became of one line of a run that is over, from its journal.</summary>
internal static class WhyLookup
{
    /// <summary>Prints it.</summary>
    /// <param name="output">The output of the run.</param>
    /// <param name="id">The line's custom_id.</param>
    /// <param name="isJson">Whether as JSON.</param>
    /// <exception cref="UsageException">There is no journal, or the line is not in it.</exception>
    public static int Print(string output, string id, bool isJson)
    {
        string journal = BatchSettings.JournalOf(output);
        IReadOnlyList<Decision> decisions = Find(journal, id)
            ?? throw new UsageException($"{journal} has no outcome of '{id}'. The id is the line's custom_id, or line-N for a line without one.");
        if (isJson)
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("custom_id", id);
                json.WriteDecisions(decisions);
                json.WriteEndObject();
            });
            return ExitCodes.Success;
        }

        var text = new DecisionText([], decisions.Select(decision => decision.Model).OfType<string>());
        foreach (string line in decisions.SelectMany(decision => text.Describe(decision)))
            Console.WriteLine(line);
        return ExitCodes.Success;
    }

    private static IReadOnlyList<Decision>? Find(string journal, string id)
    {
        try
        {
            return BulkJournal.FindDecisions(journal, id);
        }
        catch (JournalException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
