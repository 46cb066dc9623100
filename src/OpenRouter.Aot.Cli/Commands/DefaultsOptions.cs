using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>The options of <c>batch</c> that give each line what it lacks.</summary>
internal sealed class DefaultsOptions
{
    /// <summary><c>--defaults FILE</c>.</summary>
    public Option<string?> File { get; } = new Option<string?>("--defaults")
    {
        Description = "A JSON object, merged under each line's body: a line's own members win.",
        HelpName = "FILE",
    }.RefuseBlank("--defaults names no file.");

    /// <summary><c>--system TEXT</c>.</summary>
    public Option<string?> System { get; } = new Option<string?>("--system")
    {
        Description = "A system text for lines that have none.",
        HelpName = "TEXT",
    }.RefuseBlank("--system has no text.");

    /// <summary><c>--max-tokens N</c>.</summary>
    public Option<int?> MaxTokens { get; } = CreateMaxTokens();

    /// <summary><c>--provider SLUG</c>.</summary>
    public Option<string[]> Providers { get; } = new Option<string[]>("--provider")
    {
        Description = "A provider that may serve lines that name none; may be repeated.",
        HelpName = "SLUG",
    }.RefuseBlank("--provider names no provider.");

    /// <summary>Reads what was given.</summary>
    /// <exception cref="UsageException">The file cannot be used.</exception>
    public LineDefaults Read(ParseResult parsed) =>
        LineDefaults.Create(parsed.GetValue(File), parsed.GetValue(System), parsed.GetValue(MaxTokens), parsed.GetValue(Providers) ?? []);

    private static Option<int?> CreateMaxTokens()
    {
        Option<int?> option = WholeNumber.CreateOptional("--max-tokens", least: 1, most: int.MaxValue);
        option.Description = "The most tokens of an answer, for lines that do not say.";
        return option;
    }
}
