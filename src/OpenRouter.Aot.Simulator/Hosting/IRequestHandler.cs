using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Answers requests.</summary>
internal interface IRequestHandler
{
    /// <param name="http">The request.</param>
    /// <param name="gone">Fires when the client has left or the simulator stops.</param>
    public Task HandleAsync(HttpContext http, CancellationToken gone);
}
