using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>A proxy that keeps all that clients send through it, and opens tunnels as long as it is let.</summary>
internal sealed class TappingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder seen = new();
    private readonly CancellationTokenSource stop = new();
    private int connections;

    public TappingProxy()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    /// <summary>Whether a tunnel is refused for want of a password.</summary>
    public bool WantsPassword { get; init; }

    public int Connections => Volatile.Read(ref connections);

    /// <summary>All that came from clients, a character a byte.</summary>
    public string Seen
    {
        get
        {
            lock (seen)
                return seen.ToString();
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                string head = await ReadHeadAsync(stream);
                if (WantsPassword || !head.StartsWith("CONNECT ", StringComparison.Ordinal))
                {
                    await stream.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                    return;
                }

                string[] target = head.Split(' ')[1].Split(':');
                using var server = new TcpClient();
                await server.ConnectAsync(target[0], int.Parse(target[1], System.Globalization.CultureInfo.InvariantCulture), stop.Token);
                await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), stop.Token);
                await Task.WhenAny(PassAsync(stream, server.GetStream(), isFromClient: true), PassAsync(server.GetStream(), stream, isFromClient: false));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // Either side has left.
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        string head = "";
        byte[] buffer = new byte[4096];
        while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int count = await stream.ReadAsync(buffer, stop.Token);
            if (count == 0)
                break;
            head += Keep(buffer.AsSpan(0, count));
        }

        return head;
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool isFromClient)
    {
        byte[] buffer = new byte[16 * 1024];
        for (int count; (count = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            if (isFromClient)
                Keep(buffer.AsSpan(0, count));
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }

    private string Keep(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        lock (seen)
            seen.Append(text);
        return text;
    }
}
