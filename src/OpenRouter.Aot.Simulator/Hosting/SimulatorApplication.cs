using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenRouter.Aot.Simulator;

/// <summary>What Kestrel calls for each request.</summary>
internal sealed class SimulatorApplication(IRequestHandler handler, CancellationToken stopping) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await handler.HandleAsync(context, gone.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException)
        {
            // The client has left, or the simulator stops: what was promised of the answer cannot be kept, so the connection ends too.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
