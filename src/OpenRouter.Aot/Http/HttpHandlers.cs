using System.Net;

namespace OpenRouter.Aot;

/// <summary>Makes the client's own handlers, and looks at those of others.</summary>
internal static class HttpHandlers
{
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes a handler.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="isEncrypted">Whether it speaks TLS alone.</param>
    public static SocketsHttpHandler Create(TransportOptions options, bool isEncrypted)
    {
        // Every switched-off feature is a layer less in the handler's chain. Decompression is not even mentioned: that alone roots 1.1 MB of code in
        // a NativeAOT image.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy passes on what is encrypted. What is not it would read, key and all.
            UseProxy = options.UseProxy && isEncrypted,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = options.ConnectionLifetime,
            // A pause between two bursts does not cost the next one a handshake.
            PooledConnectionIdleTimeout = options.ConnectionLifetime,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingTimeout,
            ActivityHeadersPropagator = null,
            // A stream that its reader leaves is closed at once rather than drained: that is what stops the billing.
            ResponseDrainTimeout = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
        };
        options.ConfigureHandler?.Invoke(handler);
        // It would carry the key to another host.
        handler.AllowAutoRedirect = false;
        return handler;
    }

    /// <summary>The kind of the handler in a chain that follows redirects, which would carry a request to another host; null where none does.</summary>
    public static string? FindRedirecting(HttpMessageHandler handler)
    {
        for (HttpMessageHandler? one = handler; one is not null; one = (one as DelegatingHandler)?.InnerHandler)
        {
            if (one is SocketsHttpHandler { AllowAutoRedirect: true })
                return nameof(SocketsHttpHandler);
            if (one is HttpClientHandler { AllowAutoRedirect: true })
                return nameof(HttpClientHandler);
        }

        return null;
    }
}
