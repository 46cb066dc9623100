using System.Buffers;
using System.Text;
using CsCheck;

namespace OpenRouter.Aot.Tests.Journal;

/// <summary>A decision comes back from the journal as it was, whatever the service said.</summary>
public class DecisionRecordTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Choose.From("", "k", "a\tb", "a\nb\r\nc", "\"}],[", "\\", "\u2028", "\0", "\U0001F9C0", "]]]", "s\t0"));

    private static readonly Gen<TimeSpan> Span = Gen.Long[0, 1L << 40].Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Long[1, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<Decision> Any = Gen.Select(
        Gen.Select(Gen.Int[0, 100], Moment, Text, Text, Text.Null(), Gen.Int[0, 1_000]),
        Gen.Select(Gen.Enum<DecisionReason>(), Gen.Int[0, 65_535], Span, Gen.Enum<VerdictScope>(), Gen.Enum<VerdictAction>()),
        Gen.Select(Moment.Nullable(), Text, Gen.Int[0, 999], Span)).Select((who, why, what) => new Decision
        {
            Attempt = who.Item1,
            At = who.Item2,
            Key = who.Item3,
            Account = who.Item4,
            Model = who.Item5,
            Candidates = who.Item6,
            Reason = why.Item1,
            DroppedReasoning = why.Item2,
            Waited = why.Item3,
            Scope = why.Item4,
            Action = why.Item5,
            Until = what.Item1,
            Outcome = what.Item2,
            Status = what.Item3,
            Duration = what.Item4,
        });

    [Fact]
    public void Every_member_comes_back() => Any.Array[0, 6].Sample(
        decisions => Assert.Equal(decisions.Select(Readable), DecisionRecord.Read(Write(decisions))), iter: 5_000);

    [Fact]
    public void It_is_one_line_whatever_the_service_said() => Any.Array[1, 4].Sample(
        decisions => Assert.Equal(-1, Write(decisions).AsSpan().IndexOfAny((byte)'\n', (byte)'\r', (byte)'\t')), iter: 2_000);

    [Fact]
    public void Torn_anywhere_it_gives_the_decisions_before_and_throws_nothing() => Any.Array[1, 3].Sample(
        decisions =>
        {
            byte[] text = Write(decisions);
            for (int length = 0; length < text.Length; length++)
            {
                IReadOnlyList<Decision> read = DecisionRecord.Read(text.AsSpan(0, length));
                Assert.Equal(decisions.Select(Readable).Take(read.Count), read);
            }
        },
        iter: 50);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("[[\"a\"]]")]
    [InlineData("[[1,99999999999999999,\"k\"]]")]
    [InlineData("[[[[[[[[[[[[")]
    public void What_is_no_decision_gives_none(string text) => Assert.Empty(DecisionRecord.Read(Encoding.UTF8.GetBytes(text)));

    private static byte[] Write(IReadOnlyList<Decision> decisions)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DecisionRecord.Write(buffer, decisions);
        return buffer.WrittenSpan.ToArray();
    }

    // Half a pair of UTF-16 has no place in UTF-8: it comes back as a mark.
    private static Decision Readable(Decision decision) => decision with
    {
        Key = Readable(decision.Key)!,
        Account = Readable(decision.Account)!,
        Model = Readable(decision.Model),
        Outcome = Readable(decision.Outcome)!,
    };

    private static string? Readable(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
