using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>What <c>error.type</c> says of a failure: few words, so that failures can be counted by them.</summary>
internal static class FailureName
{
    /// <summary>Nothing was sent: no key, account or model could serve in time.</summary>
    public const string Refused = "keys_unavailable";

    /// <summary>The caller cancelled, or left the stream.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>The fault of the transport, else the status, else the code of an error inside a good status, else that the answer was no good.</summary>
    public static string Of(in AnswerSummary summary) => summary switch
    {
        { Fault: not TransportFault.None } => OfFault(summary.Fault),
        { Status: not 0 and (< 200 or >= 300) } => summary.Status.ToString(CultureInfo.InvariantCulture),
        { Error.Code: { } code } => code.ToString(CultureInfo.InvariantCulture),
        { Error: not null } => "error_in_answer",
        { IsForeign: true } => "not_json",
        _ => "no_content",
    };

    private static string OfFault(TransportFault fault) => fault switch
    {
        TransportFault.Connect => "connect",
        TransportFault.ConnectTimeout => "connect_timeout",
        TransportFault.Refused => "refused",
        TransportFault.Reset => "reset",
        TransportFault.FirstByteTimeout => "first_byte_timeout",
        TransportFault.FirstTokenTimeout => "first_token_timeout",
        TransportFault.Stall => "stall",
        TransportFault.AttemptTimeout => "attempt_timeout",
        TransportFault.Truncated => "truncated",
        TransportFault.TooLarge => "too_large",
        _ => "malformed",
    };
}
