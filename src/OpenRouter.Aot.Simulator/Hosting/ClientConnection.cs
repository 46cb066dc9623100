using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenRouter.Aot.Simulator;

/// <summary>The connection below a request, which other requests may share.</summary>
internal sealed class ClientConnection(ConnectionContext connection)
{
    private volatile bool _isLost;

    /// <summary>Whether the simulator broke it off, so that nobody on it has left.</summary>
    public bool IsLost => _isLost;

    public static ClientConnection Of(HttpContext http) => http.Features.GetRequiredFeature<ClientConnection>();

    /// <summary>Ends it at once, without a goodbye.</summary>
    public void Lose()
    {
        _isLost = true;
        connection.Abort();
    }
}
