using System.CommandLine;
using System.CommandLine.Parsing;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>The options that say what a new key may do, and where its secret goes.</summary>
internal sealed class KeyTerms
{
    private static readonly string[] Intervals = ["daily", "weekly", "monthly"];

    private readonly Option<string> file = new Option<string>("--output", "-o")
    {
        Description = "The file that the secret goes to. It must not be there yet; only you may read it.",
        HelpName = "FILE",
        Required = true,
    }.RefuseBlank("--output names no file.");

    private readonly Option<decimal?> limit = Amount.CreateOptional("--limit", least: 0);
    private readonly Option<string?> reset = new("--limit-reset") { HelpName = "INTERVAL", Description = "When the limit starts again, at 00:00 UTC: daily, weekly or monthly." };
    private readonly Option<DateTimeOffset?> expiry = Moment.CreateOptional("--expires");

    public KeyTerms(string limitDefault, string expiryDefault)
    {
        limit.Description = $"The most that the key may spend, in USD. Default: {limitDefault}.";
        expiry.Description = $"When the key stops working: a day, a moment with its offset, or a time from now such as 90d. Default: {expiryDefault}.";
        reset.CompletionSources.Add(Intervals);
        reset.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !Intervals.Contains(text))
                result.AddError($"--limit-reset is '{text}'; it must be daily, weekly or monthly.");
        });
    }

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => [file, limit, reset, expiry];

    /// <summary>The file that the secret goes to.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(file);

    /// <summary>Puts what was said into a request.</summary>
    public void ApplyTo(CreateKeyRequest request, ParseResult parsed)
    {
        request.Limit = parsed.GetValue(limit) ?? request.Limit;
        request.LimitReset = parsed.GetValue(reset) is { } interval ? new KeyLimitReset(interval) : request.LimitReset;
        request.ExpiresAt = parsed.GetValue(expiry);
    }

    /// <summary>Whether it was said when the key is to expire.</summary>
    public bool NamesExpiry(ParseResult parsed) => parsed.GetValue(expiry) is not null;
}
