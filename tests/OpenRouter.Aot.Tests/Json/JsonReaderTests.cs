using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Json;

/// <summary>The reader beside the run-time's own: both accept the same JSON, and read the same out of it.</summary>
public class JsonReaderTests
{
    private static readonly JsonLimits Limits = JsonLimits.Default with { MaxDepth = 32 };

    [Fact]
    public void It_accepts_what_the_runtime_accepts() => RandomJson.Value.Sample(json => Assert.Equal((json, true, true), (json, Accepts(json), OracleAccepts(json))), iter: 20_000);

    [Fact]
    public void It_refuses_what_the_runtime_refuses() =>
        Gen.Select(RandomJson.Value, Gen.Int[0, int.MaxValue], Gen.Int[0, 3], Gen.Byte).Sample((json, place, kind, with) =>
        {
            byte[] bytes = Mutate(Encoding.UTF8.GetBytes(json), place, kind, with);
            bool isValid = OracleAccepts(bytes);
            Assert.True(isValid == Accepts(bytes), $"{Encoding.UTF8.GetString(bytes)}: the oracle says {isValid}.");
        }, iter: 100_000);

    [Fact]
    public void Strings_are_what_the_runtime_reads_or_have_a_mark_where_it_throws() => RandomJson.Characters.Sample(characters =>
    {
        byte[] json = Encoding.UTF8.GetBytes($"\"{characters}\"");
        Assert.True(Reader(json).Read(out string? text));
        try
        {
            Assert.Equal(JsonNode.Parse(json)!.GetValue<string>(), text);
        }
        catch (InvalidOperationException)
        {
            // Half a pair, which the run-time refuses.
            Assert.Contains('\uFFFD', text!);
        }
    }, iter: 20_000);

    [Theory]
    [InlineData("\"\\ud83d\"", "\uFFFD")]
    [InlineData("\"\\ude00\\ud83d\"", "\uFFFD\uFFFD")]
    [InlineData("\"a\\ud83dz\"", "a\uFFFDz")]
    [InlineData("\"\\ud83d\\ude00\"", "\U0001F600")]
    [InlineData("\"\\ud83d\\n\"", "\uFFFD\n")]
    public void Half_a_pair_becomes_a_mark(string json, string expected)
    {
        Reader(Encoding.UTF8.GetBytes(json)).Read(out string? text);
        Assert.Equal(expected, text);
    }

    [Fact]
    public void Bytes_that_are_no_text_become_a_mark()
    {
        Reader([(byte)'"', (byte)'a', 0xC3, 0x28, 0xFF, (byte)'"']).Read(out string? text);
        Assert.Equal("a\uFFFD(\uFFFD", text);
    }

    [Fact]
    public void A_number_is_read_to_the_letter_or_said_not_to_be() => RandomJson.Number.Sample(number =>
    {
        byte[] json = Encoding.UTF8.GetBytes(number);
        AssertExact(json, Reader(json).Read(out long? whole), whole?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AssertExact(json, Reader(json).Read(out int? small), small?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AssertExact(json, Reader(json).Read(out double? real), real?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AssertExact(json, Reader(json).Read(out decimal? amount), amount?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }, iter: 20_000);

    [Fact]
    public void Depth_and_strings_are_bounded()
    {
        string deep = new string('[', 33) + new string(']', 33);
        Assert.Throws<JsonTooLargeException>(() => Skip(Encoding.UTF8.GetBytes(deep), Limits));
        Skip(Encoding.UTF8.GetBytes(deep[1..^1]), Limits);
        Assert.Throws<JsonTooLargeException>(() => Skip("\"12345\""u8, Limits with { MaxStringBytes = 4 }));
        Skip("\"1234\""u8, Limits with { MaxStringBytes = 4 });
    }

    [Theory]
    [InlineData("{\"a\":1,}", "'}' at byte 7 where a member's name is due")]
    [InlineData("[1 2]", "'2' at byte 3 where ',' or ']' is due")]
    [InlineData("\"ab", "ends at byte 3 where the end of a string is due")]
    [InlineData("\"a\nb\"", "the byte 0x0a at byte 2")]
    [InlineData("01", "'1' at byte 1")]
    [InlineData("tru", "'t' at byte 0 where a value is due")]
    public void A_mistake_is_named_with_its_place(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonException>(() => Skip(Encoding.UTF8.GetBytes(json), Limits)).Message, StringComparison.Ordinal);

    private static void AssertExact(byte[] json, bool isExact, string? value)
    {
        if (value is null)
            Assert.False(isExact);
        else if (isExact)
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(value)), $"{Encoding.UTF8.GetString(json)} was read as {value}");
    }

    private static byte[] Mutate(byte[] json, int place, int kind, byte with)
    {
        if (json.Length == 0)
            return json;
        int at = place % json.Length;
        return kind switch
        {
            0 => json[..at],
            1 => [.. json[..at], .. json[(at + 1)..]],
            2 => [.. json[..at], with, .. json[at..]],
            _ => [.. json[..at], "\"\\,:{}[]0e.-tnu "u8[with % 16], .. json[(at + 1)..]],
        };
    }

    private static JsonReader Reader(ReadOnlySpan<byte> json) => new(json, new JsonScratch(Limits));

    private static bool Accepts(string json) => Accepts(Encoding.UTF8.GetBytes(json));

    private static bool Accepts(byte[] json)
    {
        try
        {
            Skip(json, Limits);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Skip(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        var reader = new JsonReader(json, new JsonScratch(limits));
        reader.Skip();
        reader.End();
    }

    private static bool OracleAccepts(string json) => OracleAccepts(Encoding.UTF8.GetBytes(json));

    private static bool OracleAccepts(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
