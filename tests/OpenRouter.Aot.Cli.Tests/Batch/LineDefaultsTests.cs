using System.Text;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a body becomes under defaults: who wins, and where what is added stands.</summary>
public sealed class LineDefaultsTests : IDisposable
{
    private const string Chat = "/chat/completions";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"model":"a/b"}""", """{"model":"a/b","temperature":1.50,"top_p":1}""")]
    [InlineData("""{"top_p" : 1e-5 , "model":"a/b"}""", """{"top_p" : 1e-5 , "model":"a/b","temperature":1.50}""")]
    [InlineData("""{"temperature":null,"top_p":2}""", """{"temperature":null,"top_p":2}""")]
    [InlineData("""{"t\u0065mperature":3}""", """{"t\u0065mperature":3,"top_p":1}""")]
    [InlineData("""{ } """, """{ "temperature":1.50,"top_p":1} """)]
    [InlineData("""{"nested":{"top_p":7},"top_p":1,"top_p":2}""", """{"nested":{"top_p":7},"top_p":1,"top_p":2,"temperature":1.50}""")]
    public void A_line_wins_over_the_file_and_keeps_its_bytes(string body, string expected) =>
        Assert.Equal(expected, Apply(Create("""{ "temperature" : 1.50, "top_p": 1 }"""), body));

    [Theory]
    [InlineData(Chat, """{}""", """{"max_tokens":9}""")]
    [InlineData(Chat, """{"max_tokens":1}""", """{"max_tokens":1}""")]
    [InlineData(Chat, """{"max_completion_tokens":1}""", """{"max_completion_tokens":1}""")]
    [InlineData("/chat/completions?x=1", """{}""", """{"max_tokens":9}""")]
    [InlineData("/responses", """{"max_tokens":1}""", """{"max_tokens":1,"max_output_tokens":9}""")]
    [InlineData("/responses", """{"max_output_tokens":1}""", """{"max_output_tokens":1}""")]
    [InlineData("/messages", """{}""", """{"max_tokens":9}""")]
    [InlineData("/completions", """{}""", """{"max_tokens":9}""")]
    [InlineData("/embeddings", """{}""", """{}""")]
    [InlineData("/presets/mine/chat/completions", """{}""", """{}""")]
    public void The_limit_of_tokens_goes_by_the_name_that_the_endpoint_has_for_it(string path, string body, string expected) =>
        Assert.Equal(expected, Apply(LineDefaults.Create(null, null, 9, []), body, path));

    [Theory]
    [InlineData(Chat, """{"messages":[ {"role":"user","content":"x"}]}""", """{"messages":[{"role":"system","content":"a \"b\" é"}, {"role":"user","content":"x"}]}""")]
    [InlineData(Chat, """{"messages":[]}""", """{"messages":[{"role":"system","content":"a \"b\" é"}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":"x"},{"content":{"role":"user"},"role":"system"}]}""", null)]
    [InlineData(Chat, """{"messages":[{"role":"developer","content":"x"}]}""", null)]
    [InlineData(Chat, """{"messages":"odd"}""", null)]
    [InlineData(Chat, """{"prompt":"x"}""", null)]
    [InlineData("/responses", """{"input":"x"}""", """{"input":"x","instructions":"a \"b\" é"}""")]
    [InlineData("/responses", """{"instructions":null}""", null)]
    [InlineData("/messages", """{"messages":[]}""", """{"messages":[],"system":"a \"b\" é"}""")]
    [InlineData("/messages", """{"system":[]}""", null)]
    [InlineData("/completions", """{"prompt":"x"}""", null)]
    public void A_system_text_goes_where_the_endpoint_has_it(string path, string body, string? expected) =>
        Assert.Equal(expected ?? body, Apply(LineDefaults.Create(null, "a \"b\" é", null, []), body, path));

    [Theory]
    [InlineData("""{}""", """{"provider":{"zdr":true,"sort":"price","only":["a","b"]}}""")]
    [InlineData("""{"x":1}""", """{"x":1,"provider":{"zdr":true,"sort":"price","only":["a","b"]}}""")]
    [InlineData("""{"provider":{},"x":1}""", """{"provider":{"zdr":true,"sort":"price","only":["a","b"]},"x":1}""")]
    [InlineData("""{"provider":{"sort" : "latency"}}""", """{"provider":{"sort" : "latency","zdr":true,"only":["a","b"]}}""")]
    [InlineData("""{"provider":{"order":["c"]}}""", """{"provider":{"order":["c"],"zdr":true,"sort":"price"}}""")]
    [InlineData("""{"provider":{"only":["c"],"zdr":false,"sort":null}}""", """{"provider":{"only":["c"],"zdr":false,"sort":null}}""")]
    [InlineData("""{"provider":null}""", """{"provider":null}""")]
    [InlineData("""{"provider":{"zdr":1},"provider":{"sort":2}}""", """{"provider":{"zdr":1},"provider":{"sort":2,"zdr":true,"only":["a","b"]}}""")]
    public void Providers_are_merged_member_by_member(string body, string expected) =>
        Assert.Equal(expected, Apply(Create("""{"provider":{"zdr":true,"only":["z"],"sort":"price","order":["y"]}}""", providers: ["a", "b"]), body));

    [Fact]
    public void A_flag_wins_over_the_file()
    {
        LineDefaults defaults = Create("""{"max_tokens":1,"max_completion_tokens":2,"max_output_tokens":3,"system":"file","instructions":"file"}""", "flag", 9);
        Assert.Equal("""{"max_completion_tokens":5,"max_output_tokens":3,"system":"file","instructions":"file"}""", Apply(defaults, """{"max_completion_tokens":5}"""));
        Assert.Equal("""{"max_output_tokens":3,"system":"file","instructions":"file","max_tokens":9}""", Apply(defaults, "{}"));
        Assert.EndsWith(""","max_output_tokens":9,"instructions":"flag"}""", Apply(defaults, "{}", "/responses"), StringComparison.Ordinal);
        Assert.EndsWith(""","max_tokens":9,"system":"flag"}""", Apply(defaults, "{}", "/messages"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_to_add_the_very_body_is_passed_on()
    {
        ReadOnlyMemory<byte> body = "{ \"temperature\":1e0,\"messages\":[{\"role\":\"system\"}],\"max_tokens\":1,\"provider\":{\"order\":[]} }"u8.ToArray();
        Assert.True(body.Equals(LineDefaults.None.Apply(body, Chat)));
        Assert.True(body.Equals(Create("""{"temperature":2}""", "s", 3, ["p"]).Apply(body, Chat)));
    }

    [Theory]
    [InlineData("", "no valid JSON")]
    [InlineData("{", "no valid JSON")]
    [InlineData("{} x", "no valid JSON")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("""{"messages":[]}""", "'messages': what is asked stands in each line")]
    [InlineData("""{"input":""}""", "'input': what is asked")]
    [InlineData("""{"prompt":""}""", "'prompt': what is asked")]
    [InlineData("""{"body":{}}""", "'body': it belongs to a line")]
    [InlineData("""{"model":7}""", "model must be a model's name")]
    [InlineData("""{"model":" "}""", "model must be a model's name")]
    [InlineData("""{"provider":"a"}""", "provider must be an object")]
    [InlineData("""{"provider":{"zdr":1,"zdr":2}}""", "'zdr' of provider twice")]
    [InlineData("""{"top_p":1,"t\u006fp_p":1}""", "'top_p' twice")]
    [InlineData("""{"\ud800":1}""", "no valid text")]
    public void A_file_that_makes_no_sense_is_refused_by_its_name(string json, string message)
    {
        UsageException error = Assert.Throws<UsageException>(() => Create(json));
        Assert.StartsWith(folder.File("defaults.json"), error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_a_folder_is_named()
    {
        Assert.Contains("There is no file", Assert.Throws<UsageException>(() => LineDefaults.Create(folder.File("none"), null, null, [])).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", Assert.Throws<UsageException>(() => LineDefaults.Create(folder.Path, null, null, [])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", null, "file/model")]
    [InlineData("""{"prompt":"x"}""", "flag/model", "flag/model")]
    [InlineData("""{"prompt":"x","model":"line/model"}""", "flag/model", null)]
    [InlineData("""{"prompt":"x","models":["line/model"]}""", null, null)]
    [InlineData("""{"prompt":"x","model":null}""", null, "file/model")]
    public void The_files_model_serves_lines_that_name_none(string line, string? flag, string? expected)
    {
        Assert.True(LineParser.TryParse(Encoding.UTF8.GetBytes(line), 1, flag, Create("""{"model":"file/model"}"""), out BulkRequest request, out _));
        Assert.Equal(expected, request.Route.Primary);
    }

    [Fact]
    public void A_list_of_models_in_the_file_is_a_model_too()
    {
        Assert.True(LineParser.TryParse("{\"prompt\":\"x\"}"u8.ToArray(), 1, null, Create("""{"models":["a/b"]}"""), out BulkRequest request, out _));
        Assert.EndsWith(""","models":["a/b"]}""", Encoding.UTF8.GetString(request.Body.Span), StringComparison.Ordinal);
    }

    private LineDefaults Create(string json, string? system = null, int? maxTokens = null, params string[] providers) =>
        LineDefaults.Create(folder.Write("defaults.json", json), system, maxTokens, providers);

    private static string Apply(LineDefaults defaults, string body, string path = Chat) =>
        Encoding.UTF8.GetString(defaults.Apply(Encoding.UTF8.GetBytes(body), path).Span);
}
