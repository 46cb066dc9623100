using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Options that take a whole number. What is no number, or out of range, is answered with what is wanted.</summary>
internal static class WholeNumber
{
    /// <summary>An option with a default.</summary>
    public static Option<int> Create(string name, int least, int most, int byDefault) => new(name)
    {
        HelpName = "N",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result => Parse(result, name, least, most) ?? byDefault,
    };

    /// <summary>An option that may be left out.</summary>
    public static Option<int?> CreateOptional(string name, int least, int most) => new(name)
    {
        HelpName = "N",
        CustomParser = result => Parse(result, name, least, most),
    };

    private static int? Parse(ArgumentResult result, string name, int least, int most)
    {
        // Without a value there is nothing to read, and the parser says so itself.
        if (result.Tokens is not [{ Value: var text }])
            return null;
        bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
        if (isNumber && number >= least && number <= most)
            return (int)number;
        string range = most == int.MaxValue && least >= 0 ? $"of at least {Figures.Count(least)}" : $"from {Figures.Count(least)} to {Figures.Count(most)}";
        result.AddError($"{name} is {(isNumber ? text : $"'{text}'")}; it must be a whole number {range}.");
        return null;
    }
}
