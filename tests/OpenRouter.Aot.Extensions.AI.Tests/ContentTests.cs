using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Contents other than text: what goes out, what comes in, and what of it goes back.</summary>
public class ContentTests
{
    private static readonly byte[] Bytes = "bytes"u8.ToArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Images_audio_video_and_files_become_parts()
    {
        await using TestService service = await TestService.StartAsync();
        AIContent[] contents =
        [
            new TextContent("Look:").WithCacheControl(CacheControl.OneHour),
            new DataContent(Bytes, "image/png"),
            new UriContent("https://example.com/a.jpg", "image/jpeg") { AdditionalProperties = new() { ["detail"] = "low" } },
            new DataContent(Bytes, "audio/mpeg"),
            new UriContent("https://example.com/a.mp4", "video/mp4"),
            new DataContent(Bytes, "application/pdf") { Name = "a.pdf" },
            new UriContent("https://example.com/dir/b%20c.pdf", "application/pdf"),
            new HostedFileContent("file-1"),
        ];

        await service.Client.AsIChatClient("acme/sees").GetResponseAsync([new(new ChatRole("developer"), "Be brief."), new(ChatRole.User, contents) { AuthorName = "Ada L." }], cancellationToken: Stop);

        string base64 = Convert.ToBase64String(Bytes);
        JsonNode expected = JsonNode.Parse($$$"""
            [{"type":"text","text":"Look:","cache_control":{"type":"ephemeral","ttl":"1h"}},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,{{{base64}}}"}},
            {"type":"image_url","image_url":{"url":"https://example.com/a.jpg","detail":"low"}},
            {"type":"input_audio","input_audio":{"data":"{{{base64}}}","format":"mp3"}},
            {"type":"video_url","video_url":{"url":"https://example.com/a.mp4"}},
            {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,{{{base64}}}"}},
            {"type":"file","file":{"filename":"b c.pdf","file_data":"https://example.com/dir/b%20c.pdf"}},
            {"type":"file","file":{"file_id":"file-1"}}]
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, service.TurnsOf(0)[1]["content"]), service.TurnsOf(0)[1].ToJsonString());
        Assert.Equal(("developer", "AdaL"), ((string)service.TurnsOf(0)[0]["role"]!, (string)service.TurnsOf(0)[1]["name"]!));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            service.Client.AsIChatClient("acme/hears").GetResponseAsync(new ChatMessage(ChatRole.User, [new UriContent("https://example.com/a.wav", "audio/wav")]), cancellationToken: Stop));
        Assert.Contains("messages[0] holds audio by its address", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Images_remarks_and_refusals_come_in_and_go_back(bool isStreamed)
    {
        const string Image = """{"type":"image_url","image_url":{"url":"data:image/png;base64,Ynl0ZXM="},"index":0}""";
        const string Cited = """{"type":"url_citation","url_citation":{"url":"https://example.com/","title":"Example","content":"A page","start_index":2,"end_index":5}}""";
        const string Read = """{"type":"file","file":{"hash":"abc","name":"a.pdf","content":[{"type":"text","text":"Read."}]}}""";
        string answer = isStreamed
            ? Answers.Stream(["""{"role":"assistant","content":"It is "}""", """{"content":"so."}""", $$"""{"content":"","images":[{{Image}}]}""", $$"""{"content":"","annotations":[{{Cited}},{{Read}}]}""", """{"content":null,"refusal":"No more."}"""])
            : Answers.Whole($$"""{"role":"assistant","content":"It is so.","refusal":"No more.","images":[{{Image}}],"annotations":[{{Cited}},{{Read}}]}""");
        await using TestService service = await TestService.StartAsync(answer);
        IChatClient chat = service.Client.AsIChatClient("acme/paints");

        ChatResponse response = isStreamed ? await chat.GetStreamingResponseAsync("Hi", cancellationToken: Stop).ToChatResponseAsync(Stop) : await chat.GetResponseAsync("Hi", cancellationToken: Stop);

        Assert.Equal("It is so.", response.Text);
        IList<AIContent> contents = response.Messages.Single().Contents;
        Assert.Equal(("image/png", "bytes"), (contents.OfType<DataContent>().Single().MediaType, Encoding.UTF8.GetString(contents.OfType<DataContent>().Single().Data.Span)));
        Assert.Equal(("No more.", "Refusal"), (contents.OfType<ErrorContent>().Single().Message, contents.OfType<ErrorContent>().Single().ErrorCode));
        CitationAnnotation[] remarks = [.. contents.SelectMany(content => content.Annotations ?? []).Cast<CitationAnnotation>()];
        Assert.Equal([("Example", "https://example.com/", "A page"), ("a.pdf", null, null)], remarks.Select(remark => (remark.Title, remark.Url?.ToString(), remark.Snippet)));
        Assert.Equal((2, 5), (remarks[0].AnnotatedRegions!.Cast<TextSpanAnnotatedRegion>().Single().StartIndex, remarks[0].AnnotatedRegions!.Cast<TextSpanAnnotatedRegion>().Single().EndIndex));

        string json = JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        var read = (ChatResponse)JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)))!;
        await chat.GetResponseAsync([.. read.Messages, new(ChatRole.User, "And?")], cancellationToken: Stop);
        JsonObject turn = service.TurnsOf(1)[0];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($"[{Cited},{Read}]"), turn["annotations"]), turn.ToJsonString());
        Assert.Equal(("It is so.", "No more.", "data:image/png;base64,Ynl0ZXM="), ((string)turn["content"]!, (string)turn["refusal"]!, (string)turn["images"]![0]!["image_url"]!["url"]!));
    }

    [Fact]
    public async Task An_image_or_audio_that_cannot_be_read_does_not_take_the_answer_with_it()
    {
        await using TestService service = await TestService.StartAsync(Answers.Whole("""
            {"role":"assistant","content":"Look.","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,$$"}},{"type":"image_url","image_url":{"url":"http://"}}],"audio":{"id":"a","data":"$$"}}
            """));

        ChatResponse response = await service.Client.AsIChatClient("acme/paints").GetResponseAsync("Hi", cancellationToken: Stop);

        Assert.Equal("Look.", response.Text);
        Assert.Equal(["Unreadable", "Unreadable", "Unreadable"], response.Messages[0].Contents.OfType<ErrorContent>().Select(error => error.ErrorCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Audio_comes_in_with_its_words_and_goes_back_by_its_id(bool isStreamed)
    {
        string answer = isStreamed
            ? Answers.Stream(["""{"role":"assistant","audio":{"id":"audio_1","data":"Ynl0"}}""", """{"audio":{"transcript":"Hello"}}""", """{"audio":{"data":"ZXM=","transcript":"."}}"""])
            : Answers.Whole("""{"role":"assistant","content":null,"audio":{"id":"audio_1","data":"Ynl0ZXM=","transcript":"Hello."}}""");
        await using TestService service = await TestService.StartAsync(answer);
        IChatClient chat = service.Client.AsIChatClient("acme/speaks");
        ChatOptions options = new ChatOptions().WithOpenRouter(o => (o.Modalities, o.Audio) = (["text", "audio"], new AudioOptions { Voice = "alloy", Format = "mp3" }));

        ChatResponse response = isStreamed ? await chat.GetStreamingResponseAsync("Hi", options, Stop).ToChatResponseAsync(Stop) : await chat.GetResponseAsync("Hi", options, Stop);
        await chat.GetResponseAsync([.. response.Messages, new(ChatRole.User, "And?")], cancellationToken: Stop);

        DataContent audio = response.Messages[0].Contents.OfType<DataContent>().Single();
        Assert.Equal(("Hello.", "audio/mpeg", "bytes"), (response.Text, audio.MediaType, Encoding.UTF8.GetString(audio.Data.Span)));
        Assert.Equal("""{"id":"audio_1"}""", service.TurnsOf(1)[0]["audio"]!.ToJsonString());
    }
}
