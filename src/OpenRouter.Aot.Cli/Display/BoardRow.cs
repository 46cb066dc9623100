namespace OpenRouter.Aot.Cli;

/// <summary>A row of the board: a key or a model.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="InFlight">Attempts that run now.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Failed">Attempts without one.</param>
/// <param name="State">What is wrong with it; empty where nothing is.</param>
/// <param name="IsOut">Whether it is left alone for now.</param>
/// <param name="ReturnsAt">When it is expected back; null where it is not out, or nobody knows.</param>
internal readonly record struct BoardRow(string Name, int InFlight, long Succeeded, long Failed, string State, bool IsOut, DateTimeOffset? ReturnsAt)
{
    public static BoardRow Of(KeyStatistics key, DateTimeOffset now) =>
        new(key.Alias, key.InFlight, key.Succeeded, key.Failed, OutageText.Of(key, now), OutageText.IsOut(key), key.BenchedUntil);

    public static BoardRow Of(ModelStatistics model, DateTimeOffset now, int width) => new(
        ModelName.Fit(model.Model, width), model.InFlight, model.Succeeded, model.Failed, OutageText.Of(model, now), model.CooledUntil is not null, model.CooledUntil);

    /// <summary>The rows that are shown where not all fit: those that are out first, the soonest back before the others; then those with most at once.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="most">How many may be shown.</param>
    /// <returns>All, in their own order, where they fit; else those that are out before the others, each of both in their own order.</returns>
    public static IReadOnlyList<BoardRow> Choose(IReadOnlyList<BoardRow> rows, int most)
    {
        if (rows.Count <= most)
            return rows;
        // Powers of two: whose count goes up and down by one shall not come and go eight times a second.
        IEnumerable<int> chosen = Enumerable.Range(0, rows.Count)
            .OrderBy(index => rows[index].IsOut ? 0 : 1)
            .ThenBy(index => rows[index].IsOut ? rows[index].ReturnsAt ?? DateTimeOffset.MaxValue : default)
            .ThenByDescending(index => int.Log2(rows[index].InFlight + 1))
            .ThenByDescending(index => rows[index].Failed)
            .Take(Math.Max(0, most));
        return [.. chosen.Order().OrderBy(index => rows[index].IsOut ? 0 : 1).Select(index => rows[index])];
    }
}
