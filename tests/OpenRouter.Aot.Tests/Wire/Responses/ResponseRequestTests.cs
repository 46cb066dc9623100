using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Tests.Wire.Responses;

/// <summary>What users make, as it is sent: only what was set, in the order of the API's documents.</summary>
public class ResponseRequestTests
{
    [Fact]
    public void A_request_is_written_with_what_was_set_and_in_order()
    {
        var request = new ResponseRequest { MaxOutputTokens = 50, Input = "Hello", Temperature = 0.5, Model = "a/one", Instructions = "Be brief." };

        Assert.Equal("""{"model":"a/one","input":"Hello","instructions":"Be brief.","max_output_tokens":50,"temperature":0.5}""", RoundTrip.Write(request));
    }

    [Fact]
    public void The_input_may_be_items_and_a_text_among_them_is_the_users()
    {
        ResponseAnswer answer = RoundTrip.Parse<ResponseAnswer>("""
            {"output":[{"type":"reasoning","id":"r","encrypted_content":"x","summary":[]},{"type":"function_call","id":"f","call_id":"c","name":"look","arguments":"{}"}]}
            """);
        var request = new ResponseRequest
        {
            Model = "a/one",
            Input = ["Hello", .. answer.Output!, ResponseItem.FunctionResult(answer.FunctionCalls[0].CallId!, """{"ok":true}""")],
        };

        RoundTrip.AssertSame("""
            {"model":"a/one","input":[
              {"role":"user","content":"Hello"},
              {"type":"reasoning","id":"r","encrypted_content":"x","summary":[]},
              {"type":"function_call","id":"f","call_id":"c","name":"look","arguments":"{}"},
              {"type":"function_call_output","call_id":"c","output":"{\"ok\":true}"}]}
            """, request);
    }

    [Fact]
    public void Parts_are_made_of_bytes_and_addresses()
    {
        byte[] bytes = [1, 2, 3];
        var request = new ResponseRequest
        {
            Input = [ResponseItem.User([
                "What is it?", ResponsePart.FromImage(bytes, "image/png"), ResponsePart.FromImage(new Uri("https://example.com/a b"), "low"),
                ResponsePart.FromFile(bytes, "application/pdf", "a.pdf"), ResponsePart.FromFile(new Uri("https://example.com/b.pdf")),
                ResponsePart.FromAudio(bytes, "wav"), ResponsePart.FromVideo(new Uri("https://example.com/v"))])],
        };

        RoundTrip.AssertSame("""
            {"input":[{"role":"user","content":[
              {"type":"input_text","text":"What is it?"},
              {"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQID"},
              {"type":"input_image","detail":"low","image_url":"https://example.com/a b"},
              {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"},
              {"type":"input_file","file_url":"https://example.com/b.pdf"},
              {"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}},
              {"type":"input_video","video_url":"https://example.com/v"}]}]}
            """, request);
    }

    [Fact]
    public void Tools_formats_and_parameters_beyond_the_known_are_written()
    {
        RawJson schema = RawJson.Parse("""{"type":"object"}""");
        var request = new ResponseRequest
        {
            Tools = [ResponseTool.Function("look", "Looks.", schema, strict: true), ResponseTool.Server(ResponseToolType.OpenRouterWebSearch)],
            ToolChoice = ResponseToolChoice.Function("look"),
            Text = new ResponseTextSettings { Format = ResponseTextFormat.FromSchema("weather", schema), Verbosity = "low" },
            Include = [ResponseInclude.ReasoningEncryptedContent],
            StopServerToolsWhen = [ServerToolStop.AtCost(0.10m), ServerToolStop.AfterSteps(3)],
            Extra = new ExtraMembers { ["min_p"] = 0.1 },
        };

        Assert.Equal(
            """
            {"tools":[{"type":"function","name":"look","description":"Looks.","parameters":{"type":"object"},"strict":true},{"type":"openrouter:web_search"}],
            "tool_choice":{"type":"function","name":"look"},
            "text":{"format":{"type":"json_schema","name":"weather","schema":{"type":"object"},"strict":true},"verbosity":"low"},
            "include":["reasoning.encrypted_content"],
            "stop_server_tools_when":[{"type":"max_cost","max_cost_in_dollars":0.10},{"type":"step_count_is","step_count":3}],"min_p":0.1}
            """.ReplaceLineEndings(""), RoundTrip.Write(request));
    }

    [Fact]
    public void A_choice_of_tools_is_a_word_or_a_tool()
    {
        Assert.Equal("""{"tool_choice":"required"}""", RoundTrip.Write(new ResponseRequest { ToolChoice = ResponseToolChoiceMode.Required }));
        Assert.Equal("""{"tool_choice":"none"}""", RoundTrip.Write(new ResponseRequest { ToolChoice = "none" }));
    }
}
