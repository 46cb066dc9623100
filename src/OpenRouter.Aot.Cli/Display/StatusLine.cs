using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>How far a run has come, on one line: for a log, where no board can be drawn.</summary>
internal static class StatusLine
{
    public static string Describe(RunProgress progress)
    {
        var parts = new List<string> { $"{Figures.Count(progress.Succeeded)} done" };
        if (progress.DoneBefore > 0)
            parts.Add($"{Figures.Count(progress.DoneBefore)} done before");
        parts.Add($"{Figures.Count(progress.Failed)} failed");
        parts.Add($"{Figures.Count(progress.InFlight)} in flight");
        parts.Add(DescribeShare(progress));
        parts.Add(Figures.Rate(progress.Rate));
        parts.Add(Figures.Cost(progress.Cost));
        if (progress.Left is { } left)
            parts.Add($"about {Figures.Seconds(left)} left");
        IEnumerable<string> remarks = progress.Notes.Append(OutageText.Describe(progress.Client)).Where(remark => remark.Length > 0);
        return PlainText.OnOneLine(string.Join("; ", remarks.Prepend(string.Join(", ", parts))), most: 1_000);
    }

    /// <summary>How much of the whole is behind us: of what number, or what part of the input.</summary>
    public static string DescribeShare(RunProgress progress) => progress.Total is { } total
        ? $"{Figures.Count(progress.DoneBefore + progress.Finished)} of {Figures.Count(total)} {progress.What}"
        : $"{(Math.Floor(progress.Share * 100)).ToString("0", CultureInfo.InvariantCulture)}% of the input";
}
