using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a resumed batch says on stderr.</summary>
internal static partial class ResumeText
{
    /// <summary>How many lines it says had been sent when the run before ended.</summary>
    public static long AnnouncedBy(ToolResult run) => NumberOf(Sent().Match(run.Error));

    /// <summary>How many lines it says were done before.</summary>
    public static long DoneBefore(ToolResult run) => NumberOf(Done().Match(run.Error));

    private static long NumberOf(Match found) =>
        found.Success ? long.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"([\d,]+) lines? had been sent when the run before ended")]
    private static partial Regex Sent();

    [GeneratedRegex(@"Resuming: ([\d,]+) lines? done before")]
    private static partial Regex Done();
}
