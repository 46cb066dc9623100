using System.Text;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a body tells about its cost.</summary>
public sealed class PromptReaderTests
{
    [Theory]
    [InlineData("", 1, 16)]
    [InlineData("12345678901234567890", 4, 24)]
    [InlineData("line\\nline\\tline\\u0041\\\"\\\\", 3, 23)]
    // 10 characters of three bytes each, written and escaped.
    [InlineData("日本日本日本日本日本", 2, 31)]
    [InlineData("\\u65e5\\u672c\\u65e5\\u672c\\u65e5\\u672c\\u65e5\\u672c\\u65e5\\u672c", 2, 31)]
    // Four bytes, two characters.
    [InlineData("😀😀😀😀😀", 2, 26)]
    [InlineData("\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00", 2, 26)]
    [InlineData("\\ud83d", 1, 17)]
    public void Text_becomes_tokens_by_a_rough_rule(string text, long low, long high) =>
        Assert.Equal(new TokenRange(low, high), Read($$"""{"prompt":"{{text}}"}""", "/completions").Tokens);

    [Theory]
    [InlineData("/chat/completions", """{"messages":[{"role":"user","content":"aaaaaaaaaa"},{"role":"user","content":[{"type":"text","text":"aaaaaaaaaa"}]}]}""", 4)]
    [InlineData("/responses", """{"instructions":"aaaaaaaaaa","input":[{"role":"user","content":[{"type":"input_text","text":"aaaaaaaaaa"}]}]}""", 4)]
    [InlineData("/messages", """{"system":[{"type":"text","text":"aaaaaaaaaa"}],"messages":[{"role":"user","content":"aaaaaaaaaa"}]}""", 4)]
    [InlineData("/embeddings", """{"input":["aaaaaaaaaa","aaaaaaaaaa"]}""", 4)]
    [InlineData("/embeddings", """{"input":[[1,2,3],[4]]}""", 4)]
    [InlineData("/embeddings", """{"query":"aaaaaaaaaa","documents":["aaaaa",{"text":"aaaaa"}]}""", 4)]
    [InlineData("/chat/completions", """{"metadata":{"content":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"messages":[]}""", 1)]
    public void Text_is_found_wherever_an_endpoint_has_it(string path, string body, long low) => Assert.Equal(low, Read(body, path).Tokens.Low);

    [Theory]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image/png;base64,DATA"}}""", 1)]
    [InlineData("""{"type":"input_image","image_url":"data:image/png;base64,DATA"}""", 1)]
    [InlineData("""{"type":"image","source":{"type":"base64","media_type":"image/png","data":"DATA"}}""", 1)]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"DATA","format":"wav"}}""", 0)]
    [InlineData("""{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,DATA"}}""", 0)]
    public void Data_is_no_text(string part, int images)
    {
        string data = part.Replace("DATA", new string('A', 1_000_000), StringComparison.Ordinal);
        PromptFacts facts = Read($$"""{"messages":[{"role":"user","content":[{{data}}]}]}""");
        Assert.InRange(facts.Tokens.High!.Value, 0, 2_060);
        Assert.Equal(images, facts.Images);
        Assert.Equal(part.Contains("input_audio", StringComparison.Ordinal), facts.HasAudio);
        Assert.Equal(part.Contains("file_data", StringComparison.Ordinal), facts.HasFile);
    }

    [Fact]
    public void Tools_count_only_for_the_high_bound()
    {
        string tool = """{"type":"function","function":{"name":"f","description":"TEXT"}}""".Replace("TEXT", new string('x', 1_000), StringComparison.Ordinal);
        PromptFacts facts = Read($$"""{"tools":[{{tool}}],"messages":[]}""");
        Assert.Equal(1, facts.Tokens.Low);
        Assert.InRange(facts.Tokens.High!.Value, 400, 500);
        Assert.False(facts.HasPlugins);
        Assert.True(Read("""{"tools":[{"type":"openrouter:web_search"}]}""").HasPlugins);
        Assert.True(Read("""{"plugins":[{"id":"web"}]}""").HasPlugins);
    }

    [Theory]
    [InlineData("/chat/completions", """{"max_tokens":5}""", 5L)]
    [InlineData("/chat/completions", """{"max_completion_tokens":6,"max_tokens":5}""", 6L)]
    [InlineData("/responses", """{"max_output_tokens":7,"max_tokens":5}""", 7L)]
    [InlineData("/messages", """{"max_tokens":8}""", 8L)]
    [InlineData("/chat/completions", """{"max_tokens":"9"}""", null)]
    [InlineData("/chat/completions", """{"max_tokens":0}""", null)]
    [InlineData("/chat/completions", """{"nested":{"max_tokens":5}}""", null)]
    public void The_limit_of_an_answer_is_the_endpoints_own(string path, string body, long? most) => Assert.Equal(most, Read(body, path).MaxTokens);

    [Theory]
    [InlineData("""{"model":"a/b","models":["c/d"]}""", "a/b")]
    [InlineData("""{"models":["c/d","e/f"]}""", "c/d")]
    [InlineData("""{"model":null}""", null)]
    public void The_first_model_is_the_one_that_counts(string body, string? model) => Assert.Equal(model, Read(body).Model);

    private static PromptFacts Read(string body, string path = "/chat/completions") => PromptReader.Read(Encoding.UTF8.GetBytes(body), EndpointKinds.Of(path));
}
