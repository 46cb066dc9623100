using System.Buffers;
using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>The outcome of a request as a journal keeps it, but for the decisions behind it.</summary>
/// <param name="Fingerprint">The hash of what was asked.</param>
/// <param name="State">What came of it.</param>
/// <param name="At">When.</param>
/// <param name="Cost">What it cost, in USD; null where the answer did not say.</param>
/// <param name="PromptTokens">Tokens of the request; 0 where nobody knows.</param>
/// <param name="CompletionTokens">Tokens of the answer; 0 where nobody knows.</param>
internal readonly record struct DoneRecord(ulong Fingerprint, JournalState State, DateTimeOffset At, decimal? Cost, long PromptTokens, long CompletionTokens)
{
    /// <summary>The last moment that a date has, in milliseconds since 1970: what is later is no time but a torn line.</summary>
    private const long LastMoment = 253_402_300_799_999;

    /// <summary>Reads a line of the letter <see cref="JournalRecord.DoneLetter"/>.</summary>
    /// <param name="record">The line.</param>
    /// <param name="decisions">The decisions, unread.</param>
    public static DoneRecord Read(JournalRecord record, out ReadOnlySpan<byte> decisions)
    {
        ReadOnlySpan<byte> left = record.Rest;
        ulong fingerprint = JournalRecord.ToHash(JournalRecord.Next(ref left));
        long state = JournalRecord.ToNumber(JournalRecord.Next(ref left));
        long at = JournalRecord.ToNumber(JournalRecord.Next(ref left));
        bool hasCost = decimal.TryParse(JournalRecord.Next(ref left), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal cost);
        long prompt = JournalRecord.ToNumber(JournalRecord.Next(ref left)), completion = JournalRecord.ToNumber(JournalRecord.Next(ref left));
        decisions = left;
        bool isKnown = state is > (long)JournalState.Sent and <= (long)JournalState.Unserved;
        return new DoneRecord(
            fingerprint, isKnown ? (JournalState)state : JournalState.None, DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(at, 0, LastMoment)),
            hasCost ? cost : null, prompt, completion);
    }

    /// <summary>Writes a line.</summary>
    /// <param name="output">Where.</param>
    /// <param name="id">The hash of the request's id.</param>
    /// <param name="decisions">Why each attempt was made, and what came of it.</param>
    public void Write(IBufferWriter<byte> output, UInt128 id, IReadOnlyList<Decision> decisions)
    {
        JournalRecord.Begin(output, JournalRecord.DoneLetter, id);
        JournalRecord.AddHash(output, Fingerprint);
        JournalRecord.AddNumber(output, (long)State);
        JournalRecord.AddNumber(output, At.ToUnixTimeMilliseconds());
        Span<byte> span = output.GetSpan(33);
        span[0] = (byte)'\t';
        int written = 0;
        if (Cost is { } usd)
            usd.TryFormat(span[1..], out written, default, CultureInfo.InvariantCulture);
        output.Advance(1 + written);
        JournalRecord.AddNumber(output, PromptTokens);
        JournalRecord.AddNumber(output, CompletionTokens);
        output.Write("\t"u8);
        DecisionRecord.Write(output, decisions);
    }
}
