namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Speaks HTTP/2 without TLS, as the client does over TLS.</summary>
internal sealed class PriorKnowledgeHandler : DelegatingHandler
{
    public PriorKnowledgeHandler()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null })
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return base.SendAsync(request, cancellationToken);
    }
}
