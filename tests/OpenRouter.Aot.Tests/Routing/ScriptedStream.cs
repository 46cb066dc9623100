using System.Text;
using System.Threading.Channels;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A body that arrives as a test sends it, and that knows when its reader waits and when it was closed.</summary>
internal sealed class ScriptedStream : Stream
{
    private readonly Channel<byte[]> arriving = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> current;
    private int waiting;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Waits until the reader has closed the body.</summary>
    public Task IsClosedAsync() => closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>Whether a read waits and nothing has been sent for it.</summary>
    public bool IsWaiting => Volatile.Read(ref waiting) != 0 && arriving.Reader.Count == 0;

    public void Send(string text) => arriving.Writer.TryWrite(Encoding.UTF8.GetBytes(text));

    public void End() => arriving.Writer.TryComplete();

    public void Break() => arriving.Writer.TryComplete(new IOException("The connection broke."));

    /// <summary>Waits until all that was sent has been taken and the reader waits for more.</summary>
    public Task IsReadAsync() => Eventually.HoldsAsync(() => IsWaiting, "a reader that waits");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (current.IsEmpty)
        {
            ValueTask<bool> more = arriving.Reader.WaitToReadAsync(cancellationToken);
            Volatile.Write(ref waiting, more.IsCompleted ? 0 : 1);
            bool hasMore = await more;
            Volatile.Write(ref waiting, 0);
            if (!hasMore)
                return 0;
            if (arriving.Reader.TryRead(out byte[]? next))
                current = next;
        }

        int count = Math.Min(buffer.Length, current.Length);
        current[..count].CopyTo(buffer);
        current = current[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        closed.TrySetResult();
        base.Dispose(disposing);
    }
}
