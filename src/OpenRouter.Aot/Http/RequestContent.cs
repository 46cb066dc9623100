using System.Net;

namespace OpenRouter.Aot;

/// <summary>
/// A body whose length is known, so that it is never sent in chunks: some providers dislike those. Used again for other bodies, once
/// <see cref="IsDone"/> says that nobody sends it any more: over HTTP/2 an answer may come before its request has been sent to the end.
/// </summary>
internal sealed class RequestContent : HttpContent
{
    private ReadOnlyMemory<byte> body;
    private string? contentType;
    private int begun;
    private int done;

    /// <summary>Whether the body has been sent as often as it was asked for; the handler asks again where it takes another connection.</summary>
    public bool IsDone => Volatile.Read(ref done) == Volatile.Read(ref begun);

    /// <summary>Takes another body.</summary>
    public void Set(ReadOnlyMemory<byte> body, string contentType)
    {
        // The length is computed once and then kept as a header.
        if (this.body.Length != body.Length)
            Headers.ContentLength = body.Length;
        this.body = body;
        if (ReferenceEquals(this.contentType, contentType))
            return;
        Headers.Remove("Content-Type");
        Headers.TryAddWithoutValidation("Content-Type", contentType);
        this.contentType = contentType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref begun);
        ValueTask writing = stream.WriteAsync(body, cancellationToken);
        if (!writing.IsCompletedSuccessfully)
            return WaitAsync(writing);
        Interlocked.Increment(ref done);
        return Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    // A body that could not be sent stays begun, and is not used again.
    private async Task WaitAsync(ValueTask writing)
    {
        await writing.ConfigureAwait(false);
        Interlocked.Increment(ref done);
    }
}
