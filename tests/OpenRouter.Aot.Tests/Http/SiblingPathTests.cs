namespace OpenRouter.Aot.Tests.Http;

/// <summary>A path may lead beside the API's version, and never to another host.</summary>
public class SiblingPathTests
{
    [Theory]
    [InlineData("https://openrouter.ai/api/v1", "https://openrouter.ai/api/beta/batches")]
    [InlineData("https://openrouter.ai/api/v1/", "https://openrouter.ai/api/beta/batches")]
    [InlineData("http://localhost:8080/v1", "http://localhost:8080/beta/batches")]
    [InlineData("http://localhost:8080", "http://localhost:8080/beta/batches")]
    [InlineData("https://gateway.example/teams/a/api/v1", "https://gateway.example/teams/a/api/beta/batches")]
    public void The_last_segment_of_the_base_address_is_replaced(string baseUrl, string expected)
    {
        using HttpTransport transport = Create(baseUrl);
        using HttpRequestMessage message = transport.CreateMessage(Call("/../beta/batches"));
        Assert.Equal(expected, message.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData("/../../../../beta/batches")]
    [InlineData("/../..//evil.example/batches")]
    [InlineData("/..\\..\\\\evil.example/batches")]
    public void However_many_steps_it_goes_up_the_key_stays_with_its_host(string path)
    {
        using HttpTransport transport = Create("https://openrouter.ai/api/v1");
        using HttpRequestMessage message = transport.CreateMessage(Call(path));
        Assert.Equal("https://openrouter.ai", message.RequestUri!.GetLeftPart(UriPartial.Authority));
    }

    [Theory]
    [InlineData(".evil.example/../beta/batches")]
    [InlineData("@evil.example/../beta/batches")]
    [InlineData(":81/../beta/batches")]
    public void A_path_that_leads_to_another_host_is_refused(string path)
    {
        using HttpTransport transport = Create("https://openrouter.ai");
        Assert.Throws<ArgumentException>(() => transport.CreateMessage(Call(path)));
    }

    private static HttpTransport Create(string baseUrl) => new(new Uri(baseUrl), [], new TransportOptions());

    private static HttpCall Call(string path) => new() { Method = HttpMethod.Post, Path = path, Authorization = "Bearer sk-or-test" };
}
