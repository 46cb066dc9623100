namespace OpenRouter.Aot.Tests.Routing;

/// <summary>JSON that is larger than the options allow ends in a typed error, wherever it stands.</summary>
public class JsonLimitTests
{
    private static readonly string Deep = new string('[', 20) + new string(']', 20);

    [Theory]
    [InlineData(16, 1024 * 1024, false)]
    [InlineData(64, 1024 * 1024, true)]
    [InlineData(64, 1024, false)]
    public async Task An_event_of_a_stream(int depth, int bytes, bool isRead)
    {
        string odd = $",\"odd\":{Deep},\"long\":\"{new string('x', 2000)}\"";
        string body = ScriptedHandler.Event("\"content\":\"a\"", odd) + ScriptedHandler.Event("\"content\":\"\"", ",\"finish_reason\":\"stop\"") + "data: [DONE]\n\n";
        using var client = new ScriptedClient(body, isWhole: true, options =>
        {
            options.Transport.MaxJsonDepth = depth;
            options.Transport.MaxStringBytes = bytes;
        });
        OpenRouterException? error = await Record.ExceptionAsync(() => client.Ask(TestContext.Current.CancellationToken).ToCompletionAsync(TestContext.Current.CancellationToken).AsTask()) as OpenRouterException;
        Assert.Equal(isRead, error is null);
        Assert.Equal(isRead ? null : "the answer is larger than its limit", error?.Verdict.Reason);
    }

    [Fact]
    public void A_whole_answer()
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes($$"""{"odd":{{Deep}},"choices":[]}""");
        var summary = new AnswerSummary { Status = 200 };
        ChatCompletion? value = ChatBodyReader.Instance.Read(ref summary, null, body, JsonLimits.Default with { MaxDepth = 16 });
        Assert.Equal((TransportFault.TooLarge, null), (summary.Fault, value));
    }
}
