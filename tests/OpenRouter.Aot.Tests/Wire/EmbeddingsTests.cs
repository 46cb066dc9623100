using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>What goes into embeddings, and what comes out.</summary>
public class EmbeddingsTests
{
    private static readonly string[] Texts = ["one", "two"];

    [Fact]
    public void Every_shape_of_input_is_written_as_the_service_wants_it()
    {
        Assert.Equal("""{"model":"m","input":"one"}""", Write("one"));
        Assert.Equal("""{"model":"m","input":["one","two"]}""", Write(["one", "two"]));
        Assert.Equal("""{"model":"m","input":["one","two"]}""", Write(Texts));
        Assert.Equal("""{"model":"m","input":["one","two"]}""", Write(EmbeddingInput.FromTexts(new List<string>(Texts))));
        Assert.Equal("""{"model":"m","input":[1,2]}""", Write(EmbeddingInput.FromTokens(1, 2)));
        Assert.Equal("""{"model":"m","input":[[1,2],[3]]}""", Write(EmbeddingInput.FromTokens([[1, 2], [3]])));
        Assert.Equal(
            """{"model":"m","input":[{"content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://i/x.png"}}]}]}""",
            Write([EmbeddingContent.Of(EmbeddingPart.FromText("a"), EmbeddingPart.FromImage(new Uri("https://i/x.png")))]));
        Assert.Equal(
            """{"model":"m","input":[{"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}},{"type":"input_audio","input_audio":{"data":"AQ==","format":"wav"}},{"type":"input_video","input_video":{"data":"Ag==","format":"mp4"}},{"type":"input_file","input_file":{"data":"Aw==","format":"pdf"}}]}]}""",
            Write([EmbeddingContent.Of(
                EmbeddingPart.FromImage([1, 2], "image/png"), EmbeddingPart.FromAudio([1], "wav"), EmbeddingPart.FromVideo([2], "mp4"), EmbeddingPart.FromFile([3], "pdf"))]));
    }

    [Fact]
    public void Every_shape_of_input_is_read_back()
    {
        foreach (string input in (string[])["\"one\"", "[\"one\",\"two\"]", "[1,2]", "[[1,2],[3]]", """[{"content":[{"type":"text","text":"a"}]}]""", """["one",{"content":[]},7,[8]]""", "{\"new\":1}"])
            RoundTrip.AssertLossless<EmbeddingsRequest>($$"""{"model":"m","input":{{input}}}""");
        EmbeddingInput mixed = RoundTrip.AssertLossless<EmbeddingsRequest>("""{"input":["one",7,[8,9],{"content":[]}]}""").Input;
        Assert.Equal(("one", 7, 2), (mixed.Items![0].Text, mixed.Items[1].Token, mixed.Items[2].Tokens!.Count));
        Assert.Empty(mixed.Items[3].Content!.Content!);
    }

    [Fact]
    public void A_request_has_its_members_in_order_and_no_others()
    {
        var request = new EmbeddingsRequest
        {
            User = "u",
            Provider = new ProviderPreferences { Order = ["alpha"] },
            InputType = "search_query",
            EncodingFormat = EmbeddingEncoding.Base64,
            Dimensions = 256,
            Input = "x",
            Model = "m",
            Extra = new ExtraMembers { ["truncate"] = true },
        };
        Assert.Equal(
            """{"model":"m","input":"x","dimensions":256,"encoding_format":"base64","input_type":"search_query","provider":{"order":["alpha"]},"user":"u","truncate":true}""",
            RoundTrip.Write(request));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"embedding":null}""")]
    [InlineData("""{"embedding":[]}""")]
    [InlineData("""{"embedding":""}""")]
    public void A_vector_that_is_none_has_no_numbers_and_is_kept(string json) => Assert.Empty(RoundTrip.AssertLossless<EmbeddingVector>(json).ToArray());

    [Theory]
    [InlineData("""[0.12345678901234567890123,-0.1234567890123456789]""", 0.12345679f)]
    [InlineData("""[0.10000000000000001]""", 0.1f)]
    [InlineData("""["2",3]""", 2f)]
    public void Numbers_that_no_double_is_written_as_are_numbers_all_the_same(string numbers, float first) =>
        Assert.Equal(first, RoundTrip.AssertLossless<EmbeddingVector>($$"""{"embedding":{{numbers}}}""").ToArray()[0]);

    [Theory]
    [InlineData("\"AAA=\"")]
    [InlineData("\"no base64\"")]
    [InlineData("""{"float":[1]}""")]
    [InlineData("[1,null]")]
    [InlineData("[1e400]")]
    public void What_is_no_vector_says_so(string embedding) =>
        Assert.Throws<FormatException>(() => RoundTrip.AssertLossless<EmbeddingVector>($$"""{"embedding":{{embedding}}}""").ToArray());

    private static string Write(EmbeddingInput input) => RoundTrip.Write(new EmbeddingsRequest { Model = "m", Input = input });
}
