using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

public class RedirectTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_is_an_error_and_the_key_stays_here()
    {
        using var here = new TcpListener(IPAddress.Loopback, 0);
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        here.Start();
        elsewhere.Start();
        Task serving = RedirectOnceAsync(here, $"http://{elsewhere.LocalEndpoint}/steal");
        await using var client = new OpenRouterClient(new OpenRouterClientOptions
        {
            BaseUrl = new Uri($"http://{here.LocalEndpoint}/api/v1"),
            Keys = { new KeyOptions { Secret = new ApiKey("sk-or-test") } },
            // The listener answers one connection.
            KeyCheckInterval = null,
        });

        // The deadline ends the test should the redirect be followed: nobody answers there.
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => client.Chat.CompleteAsync(
            PoolUnderTest.Ask("hello"), new RequestOptions { Deadline = TimeSpan.FromSeconds(5) }, Stop));

        await serving;
        Assert.Equal((307, VerdictScope.Request), (error.Status, error.Verdict.Scope));
        Assert.Contains("redirect", error.Message, StringComparison.Ordinal);
        Assert.False(elsewhere.Pending(), "The redirect was followed.");
    }

    private static async Task RedirectOnceAsync(TcpListener listener, string location)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        NetworkStream stream = client.GetStream();
        string request = "";
        byte[] buffer = new byte[4096];
        while (!request.Contains("\r\n\r\n", StringComparison.Ordinal))
            request += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Stop));
        string answer = $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Stop);
    }
}
