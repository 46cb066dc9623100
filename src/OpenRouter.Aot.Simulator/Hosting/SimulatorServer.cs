using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Kestrel without a host: a host would read the settings files, environment variables and signals of the program that the simulator
/// runs in, and they are not meant for it.
/// </summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private const string Clear = "http://";
    private const string Secure = "https://";

    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly KestrelServer _server;
    private readonly SocketTransportFactory _transport;
    private readonly TlsMiddleware? _tls;
    private int _stopped;

    private SimulatorServer(SimulatorOptions simulator, Tally tally)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = NoServices.Instance };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.Http2.MaxStreamsPerConnection = simulator.MaxStreamsPerConnection;
        _tls = simulator.Url.StartsWith(Secure, StringComparison.OrdinalIgnoreCase) ? new TlsMiddleware() : null;
        options.ConfigureEndpointDefaults(endpoint =>
        {
            // Without TLS there is nothing to agree on a version by, so an endpoint speaks one alone.
            endpoint.Protocols = _tls is not null ? HttpProtocols.Http1AndHttp2 : simulator.UseHttp2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
            endpoint.Use(next => connection => CountAsync(connection, next, tally));
            if (_tls is { } tls) endpoint.Use(next => connection => tls.ServeAsync(connection, next));
        });
        options.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
        _transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), _transport, NullLoggerFactory.Instance);
    }

    /// <summary>The address with the port that was really bound.</summary>
    public Uri Address
    {
        get
        {
            string address = _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()
                .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
            return new Uri(_tls is null ? address : Secure + address[Clear.Length..]);
        }
    }

    /// <summary>What clients see of the certificate; null without TLS.</summary>
    public X509Certificate2? Certificate => _tls?.Certificate;

    public static async Task<SimulatorServer> StartAsync(
        SimulatorOptions options, IRequestHandler handler, Tally tally, CancellationToken cancellationToken)
    {
        var server = new SimulatorServer(options, tally);
        try
        {
            // Of an https address Kestrel would want TLS of its own.
            string url = server._tls is null ? options.Url : Clear + options.Url[Secure.Length..];
            server._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(url);
            await server._server.StartAsync(new SimulatorApplication(handler, server._stopping.Token), cancellationToken);
            return server;
        }
        catch (IOException exception) when (server._tls is not null)
        {
            await server.DisposeAsync();
            throw new IOException(exception.Message.Replace(Clear, Secure, StringComparison.Ordinal), exception);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        await _stopping.CancelAsync();
        using var longest = new CancellationTokenSource(s_longestStop);
        await _server.StopAsync(longest.Token);
        _server.Dispose();
        _tls?.Dispose();
        _stopping.Dispose();
    }

    private static async Task CountAsync(ConnectionContext connection, ConnectionDelegate next, Tally tally)
    {
        connection.Features.Set(new ClientConnection(connection));
        tally.ConnectionOpened();
        try
        {
            await next(connection);
        }
        finally
        {
            tally.ConnectionClosed();
        }
    }
}
