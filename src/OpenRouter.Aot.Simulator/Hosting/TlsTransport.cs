using System.IO.Pipelines;

namespace OpenRouter.Aot.Simulator;

/// <summary>The clear side of a TLS connection.</summary>
internal sealed class TlsTransport(Stream tls) : IDuplexPipe
{
    // A read of no bytes waits without a buffer, of which thousands of idle connections would have one each.
    public PipeReader Input { get; } = PipeReader.Create(tls, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));

    public PipeWriter Output { get; } = PipeWriter.Create(tls, new StreamPipeWriterOptions(leaveOpen: true));
}
