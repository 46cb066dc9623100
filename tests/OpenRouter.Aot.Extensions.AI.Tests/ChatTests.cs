using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>A chat through <see cref="IChatClient"/>: what is asked, and what comes of the answer.</summary>
public class ChatTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_answer_has_text_model_id_finish_reason_usage_and_cost()
    {
        await using TestService service = await TestService.StartAsync(Answers.Saying("Hello there."));

        ChatResponse response = await service.Client.AsIChatClient("acme/asked").GetResponseAsync("Hello", cancellationToken: Stop);

        Assert.Equal(("Hello there.", "gen-1", "acme/served", ChatFinishReason.Stop), (response.Text, response.ResponseId, response.ModelId, response.FinishReason));
        Assert.Equal((10, 5, 15, 4, 3), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.CachedInputTokenCount, response.Usage.ReasoningTokenCount));
        Assert.Equal((0.00012m, 0.00012m), (response.Usage.GetOpenRouterCost(), (decimal)response.AdditionalProperties!["cost"]!));
        Assert.Equal(2, response.Usage.AdditionalCounts!["openrouter.cache_write_tokens"]);
        Assert.Equal("one", Assert.IsType<ChatCompletion>(response.RawRepresentation).Info.KeyAlias);
        Assert.IsType<ChatTurn>(response.Messages[0].RawRepresentation);
        Assert.Null(response.ConversationId);
        Assert.Equal("acme/asked", (string)service.Requests[0]["model"]!);
    }

    [Fact]
    public async Task A_streamed_answer_comes_piece_by_piece_with_its_chunk_on_every_update()
    {
        await using TestService service = await TestService.StartAsync(Answers.Stream(["""{"role":"assistant","content":"Hel"}""", """{"content":"lo"}"""], "max_steps"));

        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in service.Client.AsIChatClient("acme/asked").GetStreamingResponseAsync("Hello", cancellationToken: Stop))
            updates.Add(update);

        Assert.Equal(["Hel", "lo", "", ""], updates.Select(update => update.Text));
        Assert.All(updates, update => Assert.IsType<ChatChunk>(update.RawRepresentation));
        Assert.All(updates, update => Assert.Equal(("gen-1", "gen-1", "acme/served"), (update.ResponseId, update.MessageId, update.ModelId)));
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal(("Hello", new ChatFinishReason("max_steps"), 0.00012m), (response.Text, response.FinishReason, response.Usage!.GetOpenRouterCost()));
        Assert.Single(response.Messages);
    }

    [Fact]
    public async Task The_simulators_own_answers_come_whole_and_streamed()
    {
        await using TestService service = await TestService.StartAsync();
        IChatClient chat = service.Client.AsIChatClient("acme/asked");

        ChatResponse whole = await chat.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 20 }, Stop);
        ChatResponse streamed = await chat.GetStreamingResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 20 }, Stop).ToChatResponseAsync(Stop);

        Assert.All([whole, streamed], response => Assert.True(response is { Text.Length: > 0, Usage.OutputTokenCount: > 0, ModelId: "acme/asked" }));
        Assert.Equal(20, (int)service.Requests[1]["max_tokens"]!);
    }
}
