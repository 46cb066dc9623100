using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Json;

public class JsonWriterTests
{
    [Fact]
    public void A_text_comes_back_as_it_was_and_half_a_pair_as_a_mark() => Gen.String.Sample(text =>
    {
        string written = Encoding.UTF8.GetString(Write((ref writer) => writer.Value(text)));
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), JsonNode.Parse(written)!.GetValue<string>());
    }, iter: 10_000);

    [Theory]
    [InlineData("a\"b\\c\n\u0001\u001f/é", "\"a\\\"b\\\\c\\n\\u0001\\u001f/é\"")]
    [InlineData("", "\"\"")]
    public void Only_what_must_be_is_escaped(string text, string expected) => Assert.Equal(expected, Encoding.UTF8.GetString(Write((ref writer) => writer.Value(text))));

    [Fact]
    public void Half_a_pair_becomes_a_mark() => Assert.Equal("\"a\uFFFDz\"", Encoding.UTF8.GetString(Write((ref writer) => writer.Value("a\ud83dz"))));

    [Fact]
    public void A_long_text_is_written_in_pieces_without_splitting_a_pair()
    {
        string text = "x" + string.Concat(Enumerable.Repeat("\U0001F600", 20_000));
        Assert.Equal(text, JsonNode.Parse(Write((ref writer) => writer.Value(text)))!.GetValue<string>());
    }

    [Fact]
    public void Numbers_come_back_as_they_were() => Gen.Select(Gen.Double, Gen.Decimal, Gen.Long).Sample((real, amount, whole) =>
    {
        JsonArray written = JsonNode.Parse(Write((ref writer) =>
        {
            writer.BeginArray();
            writer.Value(real);
            writer.Value(amount);
            writer.Value(whole);
            writer.Text(amount);
            writer.EndArray();
        }))!.AsArray();
        Assert.Equal(double.IsFinite(real) ? real : null, (double?)written[0]);
        Assert.Equal((amount, whole, amount.ToString(CultureInfo.InvariantCulture)), ((decimal)written[1]!, (long)written[2]!, (string)written[3]!));
    }, iter: 10_000);

    [Fact]
    public void A_buffer_is_used_again_without_garbage()
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        ChatRequest request = new() { Model = "a/one", Messages = ["Hello", ChatTurn.Assistant("Good day \"to\" you\n")], MaxTokens = 200, Temperature = 0.5 };
        Assert.Equal(0, AllocatedBy(() =>
        {
            output.ResetWrittenCount();
            OpenRouterJson.Write(request, output);
        }));
    }

    private delegate void Writing(ref JsonWriter writer);

    private static byte[] Write(Writing write)
    {
        var output = new ArrayBufferWriter<byte>(8);
        var writer = new JsonWriter(output);
        write(ref writer);
        writer.Flush();
        byte[] json = output.WrittenSpan.ToArray();
        using JsonDocument valid = JsonDocument.Parse(json);
        return json;
    }

    private static long AllocatedBy(Action act)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 50; i++)
                act();
            long before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
