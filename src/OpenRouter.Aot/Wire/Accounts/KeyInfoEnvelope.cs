namespace OpenRouter.Aot;

/// <summary>The envelope of <c>GET /key</c>.</summary>
internal sealed class KeyInfoEnvelope
{
    public KeyInfo? Data { get; set; }
}
