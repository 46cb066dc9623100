using System.CommandLine;
using System.Globalization;

namespace OpenRouter.Aot.Cli;

/// <summary>Options that take an amount of money.</summary>
internal static class Amount
{
    /// <summary>An option that may be left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least amount, in USD; null for anything above zero.</param>
    public static Option<decimal?> CreateOptional(string name, decimal? least = null) => new(name)
    {
        HelpName = "USD",
        CustomParser = result =>
        {
            if (result.Tokens is not [{ Value: var text }])
                return null;
            bool isAmount = decimal.TryParse(text.TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd);
            if (isAmount && (least is null ? usd > 0 : usd >= least))
                return usd;
            result.AddError($"{name} is '{text}'; it must be an amount of US dollars such as 5 or 0.25.");
            return null;
        },
    };
}
