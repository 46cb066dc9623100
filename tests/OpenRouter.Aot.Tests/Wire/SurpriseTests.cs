using System.Text;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>What the service really sends, each surprise as a fixture of our own. Those of streams and of whole exchanges stand with their endpoints.</summary>
public class SurpriseTests
{
    [Fact]
    public void An_answer_may_begin_with_white_space() =>
        Assert.Equal("Hi", RoundTrip.Parse<ChatCompletion>("\n         \n\n   \r\n\t{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}\n").Text);

    [Fact]
    public async Task Comments_stand_before_and_between_events_and_a_response_may_end_with_done()
    {
        byte[] body = ": OPENROUTER PROCESSING\n\n: \n\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n: OPENROUTER PROCESSING\n\ndata: [DONE]\n\n"u8.ToArray();
        using var events = new ServerSentEventReader(new MemoryStream(body), maxEventBytes: 1024);
        var seen = new List<string>();
        while (await events.ReadAsync(TestContext.Current.CancellationToken) == ServerSentEventStep.Event)
            seen.Add(Encoding.UTF8.GetString(events.Data.Span));
        Assert.Equal(["{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}", "[DONE]"], seen);

        byte[] response = "data: {\"type\":\"response.completed\",\"response\":{\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"message\"}]}}\n\ndata: [DONE]\n\n"u8.ToArray();
        Assert.Equal("completed", WholeAnswerReader.Read(new AnswerSummary { Status = 200 }, "text/event-stream", response).FinishReason);
    }

    [Fact]
    public void Members_that_no_document_names_have_properties()
    {
        var answer = RoundTrip.AssertLossless<ChatCompletion>("""
            {"provider":"P","citations":["https://x.example/"],"choices":[{"native_finish_reason":"STOP","message":{"annotations":[{"type":"url_citation","url_citation":{"url":"u","start_index":0}}],
             "tool_calls":[{"index":1,"id":"c"}]}}],"usage":{"completion_tokens_details":{"image_tokens":2}}}
            """);
        Assert.Equal(("P", "https://x.example/", "STOP", "u", 1, 2L, null), (answer.Provider, answer.Citations![0], answer.Choices![0].NativeFinishReason,
            answer.Choices[0].Message!.Annotations![0].UrlCitation!.Url, answer.ToolCalls[0].Index, answer.Usage!.CompletionTokensDetails!.ImageTokens, answer.SystemFingerprint));
        Assert.Null(answer.Extra);
    }

    [Theory]
    [InlineData("null", null, false)]
    [InlineData("\"end_turn\"", "end_turn", true)]
    [InlineData("\"never_seen\"", "never_seen", false)]
    [InlineData("\"\"", "", false)]
    public void A_finish_reason_is_anything(string json, string? value, bool isKnown)
    {
        ChatChoice choice = RoundTrip.AssertLossless<ChatChoice>($$"""{"finish_reason":{{json}}}""");
        Assert.Equal((value, isKnown), (choice.FinishReason?.Value, choice.FinishReason?.IsKnown ?? false));
    }

    [Fact]
    public void Content_may_follow_the_finish_reason_which_counts_once_and_the_usage_chunk_may_have_a_choice()
    {
        var whole = new ChatAccumulator();
        foreach (ChatChunk chunk in RoundTrip.ParseLines<ChatChunk>("""
            {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}
            {"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"length"}]}
            {"choices":[{"index":0,"delta":{"content":""},"finish_reason":null}],"usage":{"total_tokens":3}}
            {"choices":[],"usage":{"total_tokens":4}}
            """))
        {
            whole.Add(chunk);
        }

        ChatCompletion answer = whole.ToCompletion();
        Assert.Equal(("ab", FinishReason.Stop, 4L), (answer.Text, answer.FinishReason, answer.Usage!.TotalTokens));
    }

    [Fact]
    public void Fragments_of_tool_calls_lack_anything()
    {
        var whole = new ChatAccumulator();
        foreach (ChatChunk chunk in RoundTrip.ParseLines<ChatChunk>("""
            {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":null}}]}}]}
            {"choices":[{"delta":{"tool_calls":[{"index":0,"id":null,"type":"","function":{"name":null}}]}}]}
            {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"","function":{}}]}}]}
            {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"","arguments":"{"}}]}}]}
            """))
        {
            whole.Add(chunk);
        }

        ToolCall call = Assert.Single(whole.ToCompletion().ToolCalls);
        Assert.Equal(("c1", ToolKind.Function, "f", "{"), (call.Id, call.Type, call.Function!.Name, call.Function.Arguments));

        // As an object, too, they are shown and sent back as they came.
        var odd = RoundTrip.AssertLossless<FunctionCall>("""{"name":"f","arguments":{"city":"Oslo"}}""");
        Assert.Equal("""{"city":"Oslo"}""", odd.Arguments);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("{\"tokens\":[]}")]
    [InlineData("{\"content\":[{\"token\":\"a\",\"logprob\":-0.012345678901234567,\"bytes\":null}],\"refusal\":null}")]
    public void Likelihoods_are_a_number_an_object_of_another_kind_or_none(string json) => RoundTrip.AssertLossless<ChatChoice>($$"""{"logprobs":{{json}}}""");

    [Fact]
    public void Reasoning_is_sent_back_as_it_came_nulls_included()
    {
        const string Json = """{"type":"reasoning.text","text":"","signature":"","index":0,"format":null,"id":null}""";
        var part = RoundTrip.Parse<ReasoningPart>(Json);
        Assert.Equal(("", "", null), (part.Text, part.Signature, part.Format));
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(Json), System.Text.Json.Nodes.JsonNode.Parse(RoundTrip.Write(part))));
        Assert.Null(RoundTrip.AssertLossless<ReasoningPart>("""{"type":"reasoning.summary","summary":"s","format":"unknown"}""").Index);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00017", "0.00017")]
    [InlineData("3.4e-7", "0.00000034")]
    [InlineData("\"0.5\"", "0.5")]
    [InlineData("null", null)]
    public void Costs_are_numbers_of_every_form(string json, string? expected)
    {
        ChatUsage usage = RoundTrip.AssertLossless<ChatUsage>($$"""{"cost":{{json}}}""");
        Assert.Equal(expected, usage.Cost?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"code":429,"message":"m","metadata":{"raw":"error code: 1015","provider_name":null}}""", 429, null, "error code: 1015")]
    [InlineData("""{"code":"429","message":"m","metadata":{"raw":{"a":1}}}""", 429, null, "{\"a\":1}")]
    [InlineData("""{"code":"invalid_prompt","message":"m"}""", null, "invalid_prompt", null)]
    [InlineData("""{"error":{"code":502,"message":"m"}}""", 502, null, null)]
    public void Errors_have_codes_and_raw_answers_of_every_kind(string json, int? code, string? name, string? raw)
    {
        ChatCompletion answer = RoundTrip.Parse<ChatCompletion>($$"""{"error":{{json}},"user_id":"u"}""");
        Assert.Equal((code, name, raw, "m", "u"), (answer.Error!.Code, answer.Error.CodeName, answer.Error.Raw, answer.Error.Message, answer.UserId));
    }

    [Fact]
    public void A_validation_error_has_no_code()
    {
        AnswerSummary summary = AnswerSummaryReader.Read(new AnswerSummary { Status = 400 }, """{"success":false,"error":{"name":"ZodError","message":"[]"}}"""u8.ToArray());
        Assert.Equal((null, "ZodError", "[]"), (summary.Error!.Code, summary.Error.CodeName, summary.Error.Message));
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"m"},"user_id":"u"}""")]
    [InlineData("""{"id":"g","model":"","choices":[],"error":{"code":429,"message":"m"}}""")]
    [InlineData("""{"id":"g","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"code":429,"message":"m"}}""")]
    public void An_error_in_a_stream_stands_anywhere(string json)
    {
        foreach (EventParser<ChatChunk> parser in (EventParser<ChatChunk>[])[new ChatEventParser(new ChatAccumulator())])
        {
            var summary = new AnswerSummary { Model = "a/one" };
            parser.Parse(Encoding.UTF8.GetBytes(json), ref summary, out _);
            Assert.Equal((429, "a/one"), (summary.Error!.Code, summary.Model));
        }

        var byPiece = new AnswerSummary { Model = "a/one" };
        new ChatPieceParser().Parse(Encoding.UTF8.GetBytes(json), ref byPiece, out _);
        Assert.Equal((429, "a/one"), (byPiece.Error!.Code, byPiece.Model));
    }

    [Fact]
    public void A_page_is_no_answer() =>
        Assert.True(AnswerSummaryReader.Read(new AnswerSummary { Status = 200, MustHaveContent = true }, "<!DOCTYPE html><html></html>"u8.ToArray()) is { IsForeign: true, IsPage: true });

    [Fact]
    public void The_model_that_answers_is_not_the_one_that_was_asked_for()
    {
        AnswerSummary summary = AnswerSummaryReader.Read(new AnswerSummary { Model = "openrouter/auto" }, """{"model":"a/one","choices":[]}"""u8.ToArray());
        Assert.Equal("a/one", summary.Model);
    }

    [Fact]
    public void Half_an_emoji_is_a_mark_and_never_an_exception_of_the_runtime()
    {
        var turn = RoundTrip.Parse<ChatTurn>("""{"content":"a\ud83d","reasoning":"\ude00","role":"\ud83d","name":"\ud83d"}""");
        Assert.Equal(("a\uFFFD", "\uFFFD", "\uFFFD", "\uFFFD"), (turn.Content!.Value.Text, turn.Reasoning, turn.Role!.Value.Value, turn.Name));
    }
}
