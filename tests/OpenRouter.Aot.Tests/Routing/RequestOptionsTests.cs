namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What is wrong with one request's options is said where they are made.</summary>
public class RequestOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32 * 86_400_000L)]
    [InlineData(long.MaxValue / TimeSpan.TicksPerMillisecond)]
    public void A_deadline_is_positive_and_at_most_31_days(long milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestOptions { Deadline = TimeSpan.FromMilliseconds(milliseconds) });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_at_least_one_attempt(int attempts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestOptions { MaxAttempts = attempts });

    [Theory]
    [InlineData("Bad Header", "x")]
    [InlineData("", "x")]
    [InlineData("x-two-lines", "a\r\nb")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("authorization", "Bearer of another key")]
    public void A_header_that_cannot_be_sent_is_named(string name, string value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RequestOptions { Headers = [new("x-good", "1"), new(name, value)] });
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_may_be_set_stays_as_it_is_set()
    {
        var options = new RequestOptions { Deadline = TimeSpan.FromDays(31), MaxAttempts = 1, Headers = [new("X-Title", "mine")] };
        Assert.Equal((TimeSpan.FromDays(31), 1, "mine"), (options.Deadline, options.MaxAttempts, options.Headers[0].Value));
        Assert.Equal((null, null), (new RequestOptions { Deadline = null }.Deadline, new RequestOptions { MaxAttempts = null }.MaxAttempts));
    }
}
