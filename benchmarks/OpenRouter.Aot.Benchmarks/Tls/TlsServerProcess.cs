using System.Globalization;
using System.Net.Sockets;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The simulator over TLS in a process of its own, and clients that trust its certificate and no other.</summary>
internal sealed class TlsServerProcess : IDisposable
{
    /// <summary>The argument that makes this program the server; the milliseconds that an answer takes follow it.</summary>
    public const string Argument = "serve-chat-tls";

    private const int LongestQuietMs = 10_000;

    private readonly ServerProcess process;
    private readonly byte[] certificate;
    private readonly TimeSpan distance;

    /// <param name="latencyMs">How many milliseconds an answer takes.</param>
    /// <param name="connectMs">How many milliseconds more it takes to connect to it: what is far away is not, over loopback.</param>
    public TlsServerProcess(int latencyMs, int connectMs = 0)
    {
        distance = TimeSpan.FromMilliseconds(connectMs);
        process = new ServerProcess(Argument, latencyMs.ToString(CultureInfo.InvariantCulture));
        BaseUrl = new Uri(process.ReadLine());
        certificate = Convert.FromBase64String(process.ReadLine());
    }

    public Uri BaseUrl { get; }

    /// <summary>Makes a client's handler trust the certificate. It neither uses a proxy nor resumes a session: a program that has just begun has none.</summary>
    public void Trust(SocketsHttpHandler handler)
    {
        handler.UseProxy = false;
        handler.SslOptions.AllowTlsResume = false;
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(certificate);
        if (distance > TimeSpan.Zero)
            handler.ConnectCallback = ConnectAsync;
    }

    /// <summary>Waits until the last client's connections are closed, so that nobody pays for another's.</summary>
    /// <returns>How many connections were opened, and how many chats answered, since the start.</returns>
    public (long Connections, long Answers) AwaitQuiet()
    {
        for (int waited = 0; waited < LongestQuietMs; waited++)
        {
            long[] counts = [.. process.Ask("counts").Split(' ').Select(one => long.Parse(one, CultureInfo.InvariantCulture))];
            if (counts[1] == 0)
                return (counts[0], counts[2]);
            Thread.Sleep(1);
        }

        throw new InvalidOperationException("A client that was disposed of has kept connections open.");
    }

    public void Dispose() => process.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(distance, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
