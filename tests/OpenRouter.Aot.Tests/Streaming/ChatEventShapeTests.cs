using System.Text;
using CsCheck;
using OpenRouter.Aot.Tests.Http;

namespace OpenRouter.Aot.Tests.Streaming;

/// <summary>An event that is compared with the last before it is read says what it would say if it were read.</summary>
public sealed class ChatEventShapeTests
{
    private const string Usual = """{"id":"g","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"TEXT"},"finish_reason":null}]}""";

    // What a text may be as it is sent: plain, beyond ASCII, escaped.
    private static readonly Gen<byte[]> Valid = Choose.From<byte[]>(
        [.. " river"u8], [.. "a"u8], [], [.. "größe"u8], [.. "🙂"u8], [.. "日本 語 x"u8], [.. "\\\""u8], [.. "\\n"u8], [.. "a\\u00e9b"u8], [0x7F], [.. Enumerable.Repeat((byte)'x', 300)]);

    // What JSON forbids, and what ends the text early: the stream breaks there.
    private static readonly Gen<byte[]> Broken = Choose.From<byte[]>(
        [.. "tab\there"u8], [.. "x\"y"u8], [.. "\\"u8], [.. "]}"u8], [.. "}\n\ndata: {"u8], [0xC3], [0xFF, 0x41], [0xE2, 0x82], [0xC3, 0xA9, 0x80], [0x41, 0xC3, 0xA9, 0x0A]);

    private static readonly Gen<byte[]> Text = Gen.Select(Gen.Int[0, 19], Valid, Broken, (draw, valid, broken) => draw == 0 ? broken : valid);

    // What stands around it: mostly the same.
    private static readonly Gen<string> Shape = Choose.From(
        Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual, Usual,
        """{"id":"g","model":"n","choices":[{"delta":{"content":"TEXT"}}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT","reasoning":"so"}}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT","content":"twice"}}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT","tool_calls":[{"index":0}]}}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT"}},{"delta":{"content":"two"}}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT"},"finish_reason":"stop"}]}""",
        """{"id":"g","choices":[{"delta":{"content":"TEXT"}}],"usage":{"completion_tokens":7}}""",
        """{"id":"g","choices":[{"delta":{"refusal":"TEXT"}}]}""");

    private static readonly Gen<string> Framing = Choose.From(
        "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\n\n", "\r\n\r\n", "\r\r", "\n: OPENROUTER PROCESSING\n\n", "\nevent: x\n\n");

    [Fact]
    public void An_event_that_is_compared_says_what_it_says_when_it_is_read()
    {
        int alike = 0;
        Gen.Select(Gen.Select(Shape, Text, Framing).Array[1, 30], Gen.Int[1, 2_000]).Sample((events, chunk) =>
        {
            byte[] body = [.. events.SelectMany(one => Compose(one.Item1, one.Item2, one.Item3))];
            Assert.Equal(Read(body, chunk, compares: false, ref alike), Read(body, chunk, compares: true, ref alike));
        }, iter: 4_000, threads: 1);

        Assert.True(alike > 3_000, $"Only {alike} events were alike: the test would see nothing.");
    }

    private static byte[] Compose(string shape, byte[] text, string framing)
    {
        string[] around = shape.Split("TEXT");
        return [.. Encoding.UTF8.GetBytes("data: " + around[0]), .. text, .. Encoding.UTF8.GetBytes(around[1] + framing)];
    }

    private static string[] Read(byte[] body, int chunk, bool compares, ref int alike)
    {
        var parser = new ChatPieceParser();
        using var events = new ServerSentEventReader(new TricklingStream(body, chunk), maxEventBytes: 1024 * 1024);
        AnswerSummary summary = default;
        var seen = new List<string>();
        while (summary.Fault == TransportFault.None)
        {
            if (compares && parser.TryReadAlike(events.Ahead, out ChatPiece? piece, out int length))
            {
                alike++;
                Assert.Equal(piece.Event.Span, events.Ahead.Span[6..(length - 2)]);
                seen.Add(Describe(piece, EventKind.Content, summary));
                events.Pass(length);
                continue;
            }

            if (events.ReadAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult() != ServerSentEventStep.Event)
                break;
            seen.Add(Describe(parser.Parse(events.Data, ref summary, out EventKind kind), kind, summary));
        }

        return [.. seen];
    }

    private static string Describe(ChatPiece? piece, EventKind kind, AnswerSummary summary) => piece is null
        ? $"{kind} {summary.Fault} {summary.FinishReason} {summary.CompletionTokens}"
        : $"{kind} {Convert.ToHexString(piece.Text)} {Convert.ToHexString(piece.Reasoning)} {Convert.ToHexString(piece.Event.Span)} {summary.Model} {summary.FinishReason} {summary.HasContent} {summary.CompletionTokens}";
}
