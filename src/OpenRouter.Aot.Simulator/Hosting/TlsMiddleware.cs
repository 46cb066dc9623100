using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace OpenRouter.Aot.Simulator;

/// <summary>Serves connections over TLS. Kestrel's own middleware takes its parts from a container, and there is none here.</summary>
internal sealed class TlsMiddleware : IDisposable
{
    private static readonly TimeSpan s_longestHandshake = TimeSpan.FromSeconds(10);

    private readonly X509Certificate2 _withKey = SimulatorCertificate.Create();
    private readonly SslServerAuthenticationOptions _options;

    public TlsMiddleware()
    {
        Certificate = X509CertificateLoader.LoadCertificate(_withKey.RawDataMemory.Span);
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(_withKey, additionalCertificates: null, offline: true),
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        };
    }

    /// <summary>What clients see of the certificate.</summary>
    public X509Certificate2 Certificate { get; }

    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        IDuplexPipe encrypted = connection.Transport;
        await using var tls = new SslStream(new DuplexStream(encrypted));
        if (!await TryShakeHandsAsync(connection, tls)) return;
        var features = new TlsFeatures(tls.NegotiatedApplicationProtocol.Protocol);
        connection.Features.Set<ITlsConnectionFeature>(features);
        connection.Features.Set<ITlsApplicationProtocolFeature>(features);
        var clear = new TlsTransport(tls);
        connection.Transport = clear;
        try
        {
            await next(connection);
            await clear.Input.CompleteAsync();
            await clear.Output.CompleteAsync();
            await tls.ShutdownAsync();
        }
        catch (IOException)
        {
            // Whoever is gone needs no goodbye.
        }
        finally
        {
            connection.Transport = encrypted;
        }
    }

    public void Dispose() => _withKey.Dispose();

    private async Task<bool> TryShakeHandsAsync(ConnectionContext connection, SslStream tls)
    {
        CancellationToken closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing, connection.ConnectionClosed);
        patience.CancelAfter(s_longestHandshake);
        try
        {
            await tls.AuthenticateAsServerAsync(_options, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException)
        {
            return false;
        }
    }
}
