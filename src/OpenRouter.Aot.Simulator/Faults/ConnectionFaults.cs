using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenRouter.Aot.Simulator;

/// <summary>Does what faults do to a stream or a connection rather than to an answer.</summary>
internal static class ConnectionFaults
{
    /// <summary>The code of HTTP/2 for a request that nothing was done for, which may be sent again.</summary>
    private const int RefusedStream = 0x7;

    // Kestrel does not tell when its GOAWAY is written. An answer that overtook it would bring the next request to the old connection.
    private static readonly TimeSpan s_goodbyeGrace = TimeSpan.FromMilliseconds(25);

    /// <summary>Ends a request without an answer, or without the rest of one; false where the fault does something else.</summary>
    public static bool TryBreak(HttpContext http, FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.RefusedStream when http.Features.Get<IHttpResetFeature>() is { } stream:
                stream.Reset(RefusedStream);
                return true;
            case FaultKind.Cut or FaultKind.RefusedStream:
                http.Abort();
                return true;
            case FaultKind.ConnectionLost:
                ClientConnection.Of(http).Lose();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Tells the client, where one of the faults does, that the connection takes no more requests after this one.</summary>
    public static async Task SayGoodbyeAsync(HttpContext http, List<Fault> faults, CancellationToken gone)
    {
        if (!faults.Exists(fault => fault.Kind == FaultKind.Goaway)) return;
        http.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
        if (HttpProtocol.IsHttp2(http.Request.Protocol)) await Task.Delay(s_goodbyeGrace, gone);
    }
}
