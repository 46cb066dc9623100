namespace OpenRouter.Aot.Tests.Bulk;

public class RepeatedErrorTests
{
    [Fact]
    public void The_first_fifty_that_fail_the_same_way_stop_the_run()
    {
        var repeated = new RepeatedError();
        for (int number = 1; number < 50; number++)
            Assert.Null(repeated.Add(Fail("a wrong model")));
        BulkPause pause = repeated.Add(Fail("a wrong model"))!;
        Assert.Equal((BulkPauseReason.RepeatedError, null), (pause.Reason, pause.RetryAt));
        Assert.Contains("the first 50 requests all failed", pause.Message, StringComparison.Ordinal);
        Assert.Contains("a wrong model", pause.Message, StringComparison.Ordinal);
        Assert.NotNull(pause.Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void After_a_success_it_takes_five_hundred_in_a_row(int before)
    {
        var repeated = new RepeatedError();
        for (int number = 0; number < before; number++)
            Assert.Null(repeated.Add(Fail("a wrong model")));
        Assert.Null(repeated.Add(Succeed()));
        for (int number = 1; number < 500; number++)
            Assert.Null(repeated.Add(Fail("a wrong model")));
        Assert.Contains("500 requests in a row", repeated.Add(Fail("a wrong model"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_success_begins_the_row_anew()
    {
        var repeated = new RepeatedError();
        Assert.Null(repeated.Add(Succeed()));
        for (int round = 0; round < 3; round++)
        {
            for (int number = 1; number < 500; number++)
                Assert.Null(repeated.Add(Fail("a wrong model")));
            Assert.Null(repeated.Add(round == 1 ? Fail("served by nobody", VerdictScope.Model) : Succeed()));
        }
    }

    [Fact]
    public void Another_error_begins_the_row_anew()
    {
        var repeated = new RepeatedError();
        for (int number = 0; number < 49; number++)
            Assert.Null(repeated.Add(Fail("a wrong model")));
        for (int number = 0; number < 499; number++)
            Assert.Null(repeated.Add(Fail("a bad field")));
        Assert.NotNull(repeated.Add(Fail("a bad field")));
    }

    [Fact]
    public void Figures_in_a_message_make_no_other_error()
    {
        var repeated = new RepeatedError();
        for (int number = 1; number < 50; number++)
            Assert.Null(repeated.Add(Fail($"the prompt has {number * 7} tokens, {number % 3} of 131072")));
        Assert.NotNull(repeated.Add(Fail("the prompt has 999 tokens, 2 of 131072")));
    }

    [Fact]
    public void Another_status_is_another_error()
    {
        var repeated = new RepeatedError();
        for (int number = 0; number < 60; number++)
            Assert.Null(repeated.Add(Fail("no", status: 400 + (number % 2))));
    }

    [Theory]
    [InlineData(VerdictScope.Model)]
    [InlineData(VerdictScope.Key)]
    [InlineData(VerdictScope.Account)]
    [InlineData(VerdictScope.Service)]
    [InlineData(VerdictScope.KeyAndModel)]
    public void What_is_not_the_fault_of_the_requests_never_stops_the_run(VerdictScope scope)
    {
        var repeated = new RepeatedError();
        for (int number = 0; number < 1_100; number++)
            Assert.Null(repeated.Add(Fail("down", scope)));
    }

    private static BulkLine Line() => new(new BulkRequest { Id = "x", Body = "{}"u8.ToArray() }, 0, 0, null);

    private static BulkResult Succeed() => new(Line(), "{}"u8.ToArray(), new AnswerInfo());

    private static BulkResult Fail(string reason, VerdictScope scope = VerdictScope.Request, int status = 400) => new(
        Line(), new OpenRouterException(reason, new Verdict(scope, VerdictAction.Surface, null, reason), new AnswerSummary { Status = status }, new AnswerInfo()));
}
