using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OpenRouter.Aot.Tests.Tools;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>Answers that are read into a type: what is asked for, what is read, and what is said where the model did not comply.</summary>
public partial class TypedAnswerTests
{
    private static readonly JsonSchema<Place> Schema = JsonSchema.FromTypeInfo(PlaceContext.Default.Place, "place", RawJson.Parse(
        """{"type":"object","properties":{"city":{"type":"string"},"height":{"type":"number"}},"required":["city","height"],"additionalProperties":false}"""), "A place");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schema_is_sent_and_the_answer_is_read()
    {
        using AnsweredClient client = Answers("""{"city":"Oslo","height":23.5}""");
        ChatRequest request = Ask();

        ChatCompletion<Place> answer = await client.Client.Chat.CompleteAsync(request, Schema, ct: Stop);
        Place place = answer;

        Assert.Equal((new Place("Oslo", 23.5), "a/one", ToolAnswers.Cost), (place, answer.Info.Model, answer.Info.Cost));
        Assert.Same(place, answer.Value);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"json_schema","json_schema":{"name":"place","description":"A place","strict":true,"schema":SCHEMA}}""".Replace("SCHEMA", Schema.ToString(), StringComparison.Ordinal)),
            JsonNode.Parse(client.Handler.Asked[0].Body)!["response_format"]));
        Assert.Null(request.ResponseFormat);
    }

    [Theory]
    [InlineData("```json\n{\"city\":\"Oslo\",\"height\":1}\n```")]
    [InlineData("  ```\n{\"city\":\"Oslo\",\"height\":1}```\n")]
    [InlineData("\n {\"city\":\"Oslo\",\"height\":1} ")]
    public async Task White_space_and_a_block_of_Markdown_are_no_mismatch(string text)
    {
        using AnsweredClient client = Answers(text);

        Assert.Equal(new Place("Oslo", 1), (await client.Client.Chat.CompleteAsync(Ask(), Schema, ct: Stop)).Value);
    }

    [Theory]
    [InlineData("Oslo is nice.", "stop", null, "The answer is no 'place'. ")]
    [InlineData("""{"city":"Oslo","height":"tall"}""", "stop", "$.height", "The answer is no 'place'. ")]
    [InlineData("null", "stop", "$", "The answer is no 'place'. $ is null")]
    [InlineData("""{"city":"Os""", "length", null, "The answer was cut off before 'place' was complete: raise MaxTokens. ")]
    [InlineData("``` {}", "stop", null, "The answer is no 'place'. ")]
    public async Task An_answer_that_does_not_comply_is_an_error_with_the_raw_text(string text, string finishReason, string? path, string message)
    {
        using AnsweredClient client = Answers(text, finishReason);

        AnswerMismatchException error = await Assert.ThrowsAsync<AnswerMismatchException>(() => client.Client.Chat.CompleteAsync(Ask(), Schema, ct: Stop));

        Assert.Equal((text, path, finishReason, "gen-1", 200), (error.RawText, error.Path, error.FinishReason?.ToString(), error.GenerationId, error.Status));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(ToolAnswers.Cost, error.Info.Cost);
        // It is billed; whether to ask again is the caller's decision.
        Assert.Single(client.Handler.Asked);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        using AnsweredClient client = new(_ => (200, ToolAnswers.Answer("stop", new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = "I cannot." })));

        OpenRouterResult<ChatCompletion<Place>> result = await client.Client.Chat.TryCompleteAsync(Ask(), Schema, ct: Stop);

        AnswerMismatchException error = Assert.IsType<AnswerMismatchException>(result.Error);
        Assert.Equal(("I cannot.", ""), (error.Refusal, error.RawText));
        Assert.Contains("refused to answer with 'place': I cannot.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_of_tools_in_place_of_an_answer_are_told_apart()
    {
        using AnsweredClient client = new(_ => (200, ToolAnswers.Calling(("1", "look", "{}"))));

        AnswerMismatchException error = await Assert.ThrowsAsync<AnswerMismatchException>(() => client.Client.Chat.CompleteAsync(Ask(), Schema, ct: Stop));

        Assert.Contains("RunToolsAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_request_is_reported_as_any_other()
    {
        using AnsweredClient client = new(_ => (400, """{"error":{"code":400,"message":"bad request"}}"""));

        OpenRouterResult<ChatCompletion<Place>> result = await client.Client.Chat.TryCompleteAsync(Ask(), Schema, ct: Stop);

        Assert.Equal((typeof(OpenRouterException), 400), (result.Error!.GetType(), result.Error.Status));
    }

    [Fact]
    public async Task A_request_with_another_form_is_refused()
    {
        using AnsweredClient client = Answers("{}");
        ChatRequest request = Ask();
        request.ResponseFormat = AnswerFormat.JsonObject;

        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Chat.CompleteAsync(request, Schema, ct: Stop));

        Assert.Empty(client.Handler.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void A_name_that_the_service_would_refuse_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => JsonSchema.FromTypeInfo(PlaceContext.Default.Place, name, Schema.Json));

    private static ChatRequest Ask() => new() { Model = "a/one", Messages = ["Oslo?"], MaxTokens = 100 };

    private static AnsweredClient Answers(string text, string finishReason = "stop") => new(_ => (200, ToolAnswers.Saying(text, finishReason)));

    internal sealed record Place(string City, double Height);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Place))]
    private sealed partial class PlaceContext : JsonSerializerContext;
}
